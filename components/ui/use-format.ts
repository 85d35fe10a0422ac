import { useFormatter, useLocale } from "next-intl";
import { dateFormat, regionOf, spokenDay } from "#server/calendar/spoken.ts";

const dayWords: Record<"day" | "year", Intl.DateTimeFormatOptions> = {
  day: { day: "numeric", month: "short" },
  year: { day: "numeric", month: "short", year: "numeric" },
};

/** Formats dates in Dutch time and day-month-year order ("3 March 2026"), and numbers as next-intl does. */
export function useFormat() {
  const locale = useLocale();
  const region = regionOf(locale);
  const { number } = useFormatter();
  return {
    number,
    /** A calendar day ("2026-03-04") as text: "4 Mar", with the year, or in the format of `options`. */
    day: (day: string, options: "day" | "year" | Intl.DateTimeFormatOptions = "day") =>
      spokenDay(day, locale, typeof options === "string" ? dayWords[options] : options),
    /** Names as people sum them up: "Anna, Bram en Ria". */
    names: (names: readonly string[]) => new Intl.ListFormat(region).format(names),
    dateTime: (at: Date, options: Intl.DateTimeFormatOptions) =>
      dateFormat(region, { hourCycle: "h23", ...options }).format(at),
  };
}
