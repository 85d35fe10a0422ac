import { useTranslations } from "next-intl";
import { AlarmValue } from "#components/measurements/assessment/alarm-value.tsx";
import { Mark } from "#components/ui/mark.tsx";
import type { AlarmFacts } from "#server/measurements/assessment/contract.ts";

/** More would push the choices off a phone. */
const shownMax = 3;

/** The open alarms of the patient who is being concluded: which, and of when. */
export function OpenAlarms({ alarms }: { alarms: AlarmFacts[] }) {
  const words = useTranslations("reviews.alarm");
  const left = alarms.length - shownMax;
  return (
    <div className="flex gap-2">
      <Mark state="now" className="mt-0.5" />
      <div className="min-w-0">
        <p className="font-strong">{words("count", { count: alarms.length })}</p>
        <ul>
          {alarms.slice(0, shownMax).map((alarm) => (
            <li key={alarm.alarmId}>
              <AlarmValue alarm={alarm} />
            </li>
          ))}
        </ul>
        {left > 0 ? <p className="text-ink-soft text-small">{words("more", { count: left })}</p> : null}
      </div>
    </div>
  );
}
