import { useLocale } from "next-intl";
import { exactTime, saidTime } from "./said-time.ts";

type WhenProps = {
  at: Date | string;
  /** `day`: the clock does not matter, as with a due date. */
  precision?: "minute" | "day";
  className?: string;
};

/** A moment as people say it; the exact one on hover and for machines. */
export function When({ at, precision = "minute", className }: WhenProps) {
  const locale = useLocale();
  const moment = new Date(at);
  return (
    // The server and the browser may stand on two sides of midnight.
    <time
      dateTime={moment.toISOString()}
      title={exactTime(moment, locale, precision)}
      className={className}
      suppressHydrationWarning
    >
      {saidTime(moment, new Date(), locale, precision)}
    </time>
  );
}
