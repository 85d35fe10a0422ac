import { useLocale } from "next-intl";
import { useFormat } from "#components/ui/use-format.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { daysBetween } from "#server/calendar/days.ts";
import { exactTime, formatTime } from "#server/calendar/spoken.ts";

/** A moment as people say it, always with its time: "vandaag 17:00", "di 1 dec 17:00"; the year once it is another. */
export function useMomentWords(): (at: Date, now?: Date) => string {
  const locale = useLocale();
  const format = useFormat();
  return (at, now = new Date()) => {
    const [day, today] = [dutchDay(at), dutchDay(now)];
    if (Math.abs(daysBetween(today, day)) <= 1) return formatTime(at, now, locale);
    const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" as const };
    const said = format.dateTime(at, { weekday: "short", day: "numeric", month: "short", ...year });
    return `${said.replaceAll(/[.,]/g, "")} ${format.dateTime(at, { hour: "2-digit", minute: "2-digit" })}`;
  };
}

/** Such a moment, for what was said when. */
export function Moment({ at, className }: { at: Date; className?: string }) {
  const locale = useLocale();
  const say = useMomentWords();
  return (
    // The server and the browser may render on either side of midnight.
    <time dateTime={at.toISOString()} title={exactTime(at, locale)} className={className} suppressHydrationWarning>
      {say(at)}
    </time>
  );
}
