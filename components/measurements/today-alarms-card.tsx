import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { When } from "#components/ui/when.tsx";
import type { MyAlarm } from "#server/measurements/alarm-contract.ts";
import { AcknowledgeAlarm } from "./acknowledge-alarm.tsx";
import { useAlarmWords } from "./alarm-words.ts";
import { useKindWords } from "./value-words.ts";

/** Agreed alarms that went off for the reader: whom to look at now, what came in, and why it was agreed. */
export function TodayAlarmsCard({ alarms }: { alarms: MyAlarm[] }) {
  const words = useTranslations("measurements.alarms");
  return (
    <Card title={words("title")} aside={<span className="text-ink-soft">{alarms.length}</span>} padding="bare">
      <ul className="divide-y divide-line">
        {alarms.map((alarm) => (
          <li key={alarm.alarmId} className="flex items-start gap-3 px-card py-row">
            <Mark state="now" className="mt-0.5" />
            <AlarmLine alarm={alarm} />
            <AcknowledgeAlarm alarmId={alarm.alarmId} name={alarm.fullName} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function AlarmLine({ alarm }: { alarm: MyAlarm }) {
  const words = useTranslations("measurements");
  const sayCondition = useAlarmWords();
  const sayOf = useKindWords();
  const { patientId, fullName, kind, condition, value, second, measuredAt, raisedAt, reason } = alarm;
  const came = value === null ? words("alarms.nothing") : sayOf(kind).whole({ value, second });
  return (
    <div className="min-w-0 grow">
      <TextLink href={`/patients/${patientId}/measurements?kind=${kind}`} data-walk>
        {fullName}
      </TextLink>
      <p>
        {words(`kinds.${kind}`)}: <strong>{came}</strong>, <When at={measuredAt ?? raisedAt} />
      </p>
      <p className="text-ink-soft text-small">
        {words("alarms.agreed", { condition: sayCondition(kind, condition) })} “{reason}”
      </p>
    </div>
  );
}
