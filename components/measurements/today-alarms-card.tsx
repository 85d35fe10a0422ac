import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { MyAlarm } from "#server/measurements/alarm-contract.ts";
import { AlarmLine } from "./alarm-line.tsx";

/** Agreed alarms that went off for the reader: whom to look at now, what came in, and why it was agreed. */
export function TodayAlarmsCard({ alarms }: { alarms: MyAlarm[] }) {
  const words = useTranslations("measurements.alarms");
  return (
    <Card title={words("title")} aside={<span className="text-ink-soft">{alarms.length}</span>} padding="bare">
      <ul className="divide-y divide-line">
        {alarms.map((alarm) => (
          <AlarmLine key={alarm.alarmId} alarm={alarm} name={alarm.fullName}>
            <TextLink href={`/patients/${alarm.patientId}/measurements?kind=${alarm.kind}`} data-walk>
              {alarm.fullName}
            </TextLink>
          </AlarmLine>
        ))}
      </ul>
    </Card>
  );
}
