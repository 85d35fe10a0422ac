import { useTranslations } from "next-intl";
import { useWho } from "#components/patients/patient-facts.ts";
import { PatientLink } from "#components/patients/patient-link.tsx";
import { Card } from "#components/ui/card.tsx";
import type { MyAlarm } from "#server/measurements/assessment/contract.ts";
import { AlarmLine } from "./alarm-line.tsx";

/** Alarms raised for the reader: the patient, the value, and why the alarm was agreed. */
export function TodayAlarmsCard({ alarms }: { alarms: MyAlarm[] }) {
  const words = useTranslations("measurements.alarms");
  const who = useWho();
  return (
    <Card title={words("title")} aside={<span className="text-ink-soft">{alarms.length}</span>} padding="bare">
      <ul className="divide-y divide-line">
        {alarms.map((alarm) => (
          <AlarmLine key={alarm.alarmId} alarm={alarm} name={who(alarm, alarms)}>
            <PatientLink
              patient={alarm}
              shown={alarms}
              href={`/patients/${alarm.patientId}/measurements?kind=${alarm.kind}`}
            />
          </AlarmLine>
        ))}
      </ul>
    </Card>
  );
}
