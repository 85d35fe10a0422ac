const timeZone = "Europe/Amsterdam";
const dayMilliseconds = 86_400_000;

/** Days in English stand in the order of this country: "3 March". */
export const regionOf = (locale: string) => (locale === "en" ? "en-GB" : locale);

const made = new Map<string, Intl.DateTimeFormat>();

/** A formatter in Dutch time. Each is made once: a list asks for hundreds, and making one takes longer than all of them. */
export function dateFormat(region: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${region} ${JSON.stringify(options)}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(region, { timeZone, ...options });
  made.set(key, known);
  return known;
}

function dayNumber(moment: Date): number {
  const [year = 0, month = 1, day = 1] = dateFormat("sv-SE", { dateStyle: "short" })
    .format(moment)
    .split("-")
    .map(Number);
  return Date.UTC(year, month - 1, day) / dayMilliseconds;
}

function clockTime(moment: Date, locale: string): string {
  return dateFormat(regionOf(locale), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);
}

function calendarDay(moment: Date, now: Date, locale: string): string {
  const isThisYear =
    dateFormat("sv-SE", { dateStyle: "short" }).format(moment).slice(0, 4) ===
    dateFormat("sv-SE", { dateStyle: "short" }).format(now).slice(0, 4);
  return dateFormat(regionOf(locale), { day: "numeric", month: "short", ...(isThisYear ? {} : { year: "numeric" }) })
    .format(moment)
    .replace(/\.$|\.(?= )/g, "");
}

/**
 * A moment as people say it, in Dutch time: "vandaag 14:05", "gisteren 14:05", "3 mrt", "3 mrt 2025".
 * With `precision: "day"` the clock is left out.
 */
export function saidTime(moment: Date, now: Date, locale: string, precision: "minute" | "day" = "minute"): string {
  const daysAway = dayNumber(moment) - dayNumber(now);
  if (Math.abs(daysAway) > 1) return calendarDay(moment, now, locale);
  const day = new Intl.RelativeTimeFormat(regionOf(locale), { numeric: "auto" }).format(daysAway, "day");
  return precision === "day" ? day : `${day} ${clockTime(moment, locale)}`;
}

/** The exact moment, for who wants to know: "dinsdag 3 maart 2026 om 14:05". */
export function exactTime(moment: Date, locale: string, precision: "minute" | "day" = "minute"): string {
  const day = dateFormat(regionOf(locale), { dateStyle: "full" }).format(moment);
  return precision === "day" ? day : `${day}, ${clockTime(moment, locale)}`;
}

/** The part of the Dutch day, for a greeting: morning until noon, afternoon until six. */
export function partOfDay(moment: Date): "morning" | "afternoon" | "evening" {
  const hour = Number(clockTime(moment, "nl").slice(0, 2));
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

/** The day in full without its year, for the head of a page: "zondag 22 november". */
export function dayInFull(moment: Date, locale: string): string {
  return dateFormat(regionOf(locale), { weekday: "long", day: "numeric", month: "long" }).format(moment);
}
