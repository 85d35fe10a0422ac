import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useAlarmWords } from "#components/measurements/agreements/alarm-words.ts";
import { Mark } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { AlarmFacts } from "#server/measurements/assessment/contract.ts";
import { AcknowledgeAlarm } from "./acknowledge-alarm.tsx";
import { AlarmValue } from "./alarm-value.tsx";

/**
 * A raised alarm in a list: the value, the reason it was agreed, and the action that handles it. `name`: the patient's.
 */
export function AlarmLine({ alarm, name, children }: { alarm: AlarmFacts; name: string; children?: ReactNode }) {
  const words = useTranslations("measurements");
  const sayCondition = useAlarmWords();
  const { alarmId, kind, condition, reason, heldByName, isPassedOn, heldSince } = alarm;
  return (
    <li className="flex items-start gap-3 px-card py-row">
      <Mark state="now" className="mt-0.5" />
      <div className="min-w-0 grow">
        {children}
        <p>
          <AlarmValue alarm={alarm} />
        </p>
        <p className="text-ink-soft text-small">
          {words("alarms.agreed", { condition: sayCondition(kind, condition) })} “{reason}”
        </p>
        <p className="text-ink-soft text-small">
          {words(isPassedOn ? "alarms.passed-on" : "alarms.with", { name: heldByName ?? words("alarms.team") })}
          {isPassedOn ? (
            <>
              , <When at={heldSince} />
            </>
          ) : null}
        </p>
      </div>
      <AcknowledgeAlarm alarmId={alarmId} name={name} />
    </li>
  );
}
