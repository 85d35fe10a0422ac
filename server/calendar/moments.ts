import { CalendarDateTime, fromAbsolute, toCalendarDateTime } from "@internationalized/date";
import { dutchZone } from "./clock.ts";
import { remembered } from "./remembered.ts";

// From a Dutch day and time to a moment. Separate from clock.ts because this half needs the date library, which most of
// the browser code does not.

const noon = 720;
const moments = new Map<string, number>();

/**
 * The moment of this Dutch day ("2026-04-27") and minute since midnight. A minute that the clock skips in spring
 * becomes one hour later; one that occurs twice in autumn is the first.
 */
export function momentOn(day: string, minute: number): Date {
  return new Date(remembered(moments, `${day} ${minute}`, () => findMoment(day, minute)));
}

function findMoment(day: string, minute: number): number {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  return new CalendarDateTime(year, month, date, Math.floor(minute / 60), minute % 60).toDate(dutchZone).getTime();
}

/**
 * The first moment of a day: Dutch midnight. A day ends where the next begins: 23 or 25 hours later when the clock
 * changes.
 */
export function startOfDay(day: string): Date {
  return momentOn(day, 0);
}

/** Noon of a day, for what is known by day only; the clock never changes at noon. */
export function noonOf(day: string): Date {
  return momentOn(day, noon);
}

/** Reads the UTC fields of `wall` as Dutch local time: for a text without a zone that was parsed as UTC. */
export function momentAtWall(wall: Date): Date {
  return toCalendarDateTime(fromAbsolute(wall.getTime(), "UTC")).toDate(dutchZone);
}

/** The same Dutch local time this many days later (or earlier). */
export function daysLater(moment: Date, days: number): Date {
  return fromAbsolute(moment.getTime(), dutchZone).add({ days }).toDate();
}

/** The same day of the month and Dutch local time this many months later, or the last day of a shorter month. */
export function monthsLater(moment: Date, months: number): Date {
  return fromAbsolute(moment.getTime(), dutchZone).add({ months }).toDate();
}
