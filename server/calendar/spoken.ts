import { dutchDay, dutchZone } from "./clock.ts";
import { daysBetween } from "./days.ts";
import { remembered } from "./remembered.ts";

/** English dates use the Dutch order, day before month: "3 March". */
export const regionOf = (locale: string) => (locale === "en" ? "en-GB" : locale);

const formats = new Map<string, Intl.DateTimeFormat>();

/** A formatter in Dutch time. Cached: a list needs hundreds, and creating one costs more than using it hundreds of times. */
export function dateFormat(region: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return remembered(formats, `${region} ${JSON.stringify(options)}`, () => {
    return new Intl.DateTimeFormat(region, { timeZone: dutchZone, ...options });
  });
}

/** A day ("2026-03-04") formatted with `options`. Throws a RangeError when it is not a day. */
export function spokenDay(day: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  // Noon in UTC is the same day in the Netherlands all year.
  return dateFormat(regionOf(locale), options).format(new Date(`${day}T12:00:00Z`));
}

/** A day relative to another: "vandaag", "gisteren", "morgen", "3 mrt", "3 mrt 2025". */
export function relativeDay(day: string, today: string, locale: string): string {
  const daysAway = daysBetween(today, day);
  if (Math.abs(daysAway) <= 1) {
    return new Intl.RelativeTimeFormat(regionOf(locale), { numeric: "auto" }).format(daysAway, "day");
  }
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" as const };
  return spokenDay(day, locale, { day: "numeric", month: "short", ...year }).replace(/\.$|\.(?= )/g, "");
}

/**
 * A moment relative to now, in Dutch time: "vandaag 14:05", "gisteren 14:05", "3 mrt", "3 mrt 2025". With `precision:
 * "day"` without the time.
 */
export function formatTime(moment: Date, now: Date, locale: string, precision: "minute" | "day" = "minute"): string {
  const [day, today] = [dutchDay(moment), dutchDay(now)];
  const said = relativeDay(day, today, locale);
  const isFar = Math.abs(daysBetween(today, day)) > 1;
  return precision === "day" || isFar ? said : `${said} ${timeOfDay(moment, locale)}`;
}

/** The exact moment: "dinsdag 3 maart 2026, 14:05". */
export function exactTime(moment: Date, locale: string, precision: "minute" | "day" = "minute"): string {
  const day = dateFormat(regionOf(locale), { dateStyle: "full" }).format(moment);
  return precision === "day" ? day : `${day}, ${timeOfDay(moment, locale)}`;
}

/** A moment to the second: "3 maart 2026 om 14:05:09". For two moments that people compare. */
export function timeToTheSecond(moment: Date, locale: string): string {
  return dateFormat(regionOf(locale), { dateStyle: "long", timeStyle: "medium", hourCycle: "h23" }).format(moment);
}

/** The part of the Dutch day, for a greeting: morning until noon, afternoon until six. */
export function partOfDay(moment: Date): "morning" | "afternoon" | "evening" {
  const hour = Number(timeOfDay(moment, "nl").slice(0, 2));
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

/** The day in full without its year, for a page header: "zondag 22 november". */
export function dayInFull(moment: Date, locale: string): string {
  return dateFormat(regionOf(locale), { weekday: "long", day: "numeric", month: "long" }).format(moment);
}

/** "09:05". */
function timeOfDay(moment: Date, locale: string): string {
  return dateFormat(regionOf(locale), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);
}
