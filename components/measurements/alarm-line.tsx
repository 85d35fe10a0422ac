import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Mark } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { AlarmFacts } from "#server/measurements/alarm-contract.ts";
import { AcknowledgeAlarm } from "./acknowledge-alarm.tsx";
import { useAlarmWords } from "./alarm-words.ts";
import { useKindWords } from "./value-words.ts";

/** One alarm that went off, in a list: what came in, why it was agreed, and the act that deals with it. `name`: of the patient. */
export function AlarmLine({ alarm, name, children }: { alarm: AlarmFacts; name: string; children?: ReactNode }) {
  const words = useTranslations("measurements");
  const sayCondition = useAlarmWords();
  const sayOf = useKindWords();
  const { alarmId, kind, condition, value, measuredAt, raisedAt, reason } = alarm;
  const came = value === null ? words("alarms.nothing") : sayOf(kind).whole(alarm);
  return (
    <li className="flex items-start gap-3 px-card py-row">
      <Mark state="now" className="mt-0.5" />
      <div className="min-w-0 grow">
        {children}
        <p>
          {words(`kinds.${kind}`)}: <strong>{came}</strong>, <When at={measuredAt ?? raisedAt} />
        </p>
        <p className="text-ink-soft text-small">
          {words("alarms.agreed", { condition: sayCondition(kind, condition) })} “{reason}”
        </p>
      </div>
      <AcknowledgeAlarm alarmId={alarmId} name={name} />
    </li>
  );
}
