import { CalendarDateTime } from "@internationalized/date";

/** What the clock on a Dutch wall says: the day, and minutes since midnight. */
export type DutchClock = { day: string; minute: number };

const zone = "Europe/Amsterdam";
const dayMs = 86_400_000;
const wall = new Intl.DateTimeFormat("sv-SE", {
  timeZone: zone,
  dateStyle: "short",
  timeStyle: "short",
});

export function dutchClock(moment: Date): DutchClock {
  const [day = "", time = ""] = wall.format(moment).split(" ");
  return { day, minute: minuteOf(time) };
}

/** "08:30" in minutes since midnight. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/**
 * The moment at which a Dutch wall shows this day and minute. A minute that the clock skips in spring is the one an hour later;
 * one that comes twice in autumn is the first.
 */
export function momentOn(day: string, minute: number): Date {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  return new CalendarDateTime(year, month, date, Math.floor(minute / 60), minute % 60).toDate(zone);
}

/** The day that lies so many days later, or earlier. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}

/** Days from one day to another; 0 for the same day. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}
