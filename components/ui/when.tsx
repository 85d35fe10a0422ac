import { useLocale } from "next-intl";
import { exactTime, formatTime } from "#server/calendar/spoken.ts";

type WhenProps = {
  at: Date | string;
  /** `day`: without the time, as for a due date. */
  precision?: "minute" | "day";
  className?: string;
};

/** A moment in everyday words; the exact time in the tooltip and the `datetime` attribute. */
export function When({ at, precision = "minute", className }: WhenProps) {
  const locale = useLocale();
  const moment = new Date(at);
  return (
    // The server and the browser may render on either side of midnight.
    <time
      dateTime={moment.toISOString()}
      title={exactTime(moment, locale, precision)}
      className={className}
      suppressHydrationWarning
    >
      {formatTime(moment, new Date(), locale, precision)}
    </time>
  );
}
