import { useTranslations } from "next-intl";
import { useWho } from "#components/patients/patient-facts.ts";
import { Card } from "#components/ui/card.tsx";
import type { AlarmFacts } from "#server/measurements/assessment/contract.ts";
import type { ToldPatient } from "#server/patients/contract.ts";
import { AlarmLine } from "./alarm-line.tsx";

/** Raised alarms of one patient that nobody has handled, whoever the receiver is. Renders nothing if there are none. */
export function OpenAlarmsCard({ alarms, patient }: { alarms: AlarmFacts[]; patient: ToldPatient }) {
  const who = useWho()(patient);
  const words = useTranslations("measurements.alarms");
  if (alarms.length === 0) return null;
  return (
    <Card title={words("open")} aside={<span className="text-ink-soft">{alarms.length}</span>} padding="bare">
      <ul className="divide-y divide-line">
        {alarms.map((alarm) => (
          <AlarmLine key={alarm.alarmId} alarm={alarm} name={who} />
        ))}
      </ul>
    </Card>
  );
}
