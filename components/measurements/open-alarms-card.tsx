import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import type { AlarmFacts } from "#server/measurements/alarm-contract.ts";
import { AlarmLine } from "./alarm-line.tsx";

/** Agreed alarms of one patient that nobody dealt with, whoever they were meant for; nothing without any. */
export function OpenAlarmsCard({ alarms, name }: { alarms: AlarmFacts[]; name: string }) {
  const words = useTranslations("measurements.alarms");
  if (alarms.length === 0) return null;
  return (
    <Card title={words("open")} aside={<span className="text-ink-soft">{alarms.length}</span>} padding="bare">
      <ul className="divide-y divide-line">
        {alarms.map((alarm) => (
          <AlarmLine key={alarm.alarmId} alarm={alarm} name={name} />
        ))}
      </ul>
    </Card>
  );
}
