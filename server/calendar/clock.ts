import { remembered } from "./remembered.ts";

/** Dutch local time: the day ("2026-04-27") and minutes since midnight (0 to 1439). */
export type DutchClock = { day: string; minute: number };

/** The only place that names the zone, except SQL. */
export const dutchZone = "Europe/Amsterdam";

const hourMs = 3_600_000;
const minuteMs = 60_000;
const dayMinutes = 1_440;
const hours = new Map<number, DutchClock>();
const walls = new Map<string, Intl.DateTimeFormat>();

/** Cached per hour: Intl is slow, a series formats every value, and the offset only changes on the hour. */
export function dutchClock(moment: Date): DutchClock {
  const hour = Math.floor(moment.getTime() / hourMs);
  const { day, minute } = remembered(hours, hour, () => readWall(new Date(hour * hourMs)));
  const since = minute + Math.floor((moment.getTime() - hour * hourMs) / minuteMs);
  // Long ago the offset was not a whole number of hours, so a day could begin within an hour.
  return since < dayMinutes ? { day, minute: since } : readWall(moment);
}

/** The Dutch day at this moment. Throws a RangeError for an invalid date. */
export function dutchDay(moment: Date): string {
  return dutchClock(moment).day;
}

/** The UTC offset of Dutch time in whole minutes: 60 in winter and 120 in summer since 1940, odd values long ago. */
export function minutesAhead(moment: Date): number {
  const { day, minute } = dutchClock(moment);
  return Date.parse(`${day}T00:00:00Z`) / minuteMs + minute - Math.floor(moment.getTime() / minuteMs);
}

/** "08:30" as minutes since midnight. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function readWall(moment: Date): DutchClock {
  const [day = "", time = ""] = wall().format(moment).split(" ");
  // A year before 1000 comes without leading zeros.
  return { day: day.padStart(10, "0"), minute: minuteOf(time) };
}

/**
 * The Swedish locale formats days as ISO 8601. Created on first use, so that this module has no side effects and can be
 * tree-shaken.
 */
function wall(): Intl.DateTimeFormat {
  return remembered(walls, dutchZone, () => {
    return new Intl.DateTimeFormat("sv-SE", { timeZone: dutchZone, dateStyle: "short", timeStyle: "short" });
  });
}
