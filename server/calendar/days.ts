// A day is a Dutch calendar date, written "2026-04-27" (ISO 8601, years 0001 to 9999). It is neither a moment nor 24
// hours: days are counted on dates, in UTC, where no clock changes. For conversion from and to moments see clock.ts and
// moments.ts.

const dayMs = 86_400_000;

/** Whether a text is an existing day: not "2026-02-30", not "2026-2-3". */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith("0000")) return false;
  const midnight = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight) && asDay(midnight) === text;
}

/** The day this many days later (or earlier, when negative). Throws a RangeError when `day` is not a day. */
export function addDays(day: string, count: number): string {
  return asDay(inUtc(day) + count * dayMs);
}

/**
 * The same day of the month this many months later (or earlier), or the last day of a shorter month. Throws a
 * RangeError when `day` is not a day.
 */
export function addMonths(day: string, count: number): string {
  const first = new Date(inUtc(`${day.slice(0, 8)}01`));
  first.setUTCMonth(first.getUTCMonth() + count);
  const month = asDay(first.getTime()).slice(0, 8);
  const date = Math.min(Number(day.slice(8)), daysInMonth(`${month}01`));
  return `${month}${String(date).padStart(2, "0")}`;
}

/** How many days the month of this day has. */
export function daysInMonth(day: string): number {
  const next = new Date(inUtc(`${day.slice(0, 8)}01`));
  next.setUTCMonth(next.getUTCMonth() + 1);
  return new Date(next.getTime() - dayMs).getUTCDate();
}

/** Days from one day to another: 0 for the same day, negative when `until` is earlier; NaN when either is not a day. */
export function daysBetween(from: string, until: string): number {
  return (inUtc(until) - inUtc(from)) / dayMs;
}

/** The ISO 8601 weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(inUtc(day)).getUTCDay() || 7;
}

/** The Monday of this day's ISO 8601 week. */
export function mondayOf(day: string): string {
  return addDays(day, 1 - weekdayOf(day));
}

function inUtc(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function asDay(midnightUtc: number): string {
  return new Date(midnightUtc).toISOString().slice(0, 10);
}
