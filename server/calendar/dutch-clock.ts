import { CalendarDateTime } from "@internationalized/date";

/** What the clock on a Dutch wall says: the day, and minutes since midnight. */
export type DutchClock = { day: string; minute: number };

const zone = "Europe/Amsterdam";
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const minuteMs = 60_000;
const dayMinutes = 1_440;
/** Some years of hours. */
const rememberedMax = 20_000;
const hours = new Map<number, DutchClock>();
const moments = new Map<string, number>();
const wall = new Intl.DateTimeFormat("sv-SE", {
  timeZone: zone,
  dateStyle: "short",
  timeStyle: "short",
});

/** Reading the wall is slow and a series asks for each of its values; the hours are few, and the clock changes at a whole one. */
export function dutchClock(moment: Date): DutchClock {
  const hour = Math.floor(moment.getTime() / hourMs);
  const { day, minute } = remembered(hours, hour, () => readWall(new Date(hour * hourMs)));
  const since = minute + Math.floor((moment.getTime() - hour * hourMs) / minuteMs);
  // Before 1940 the Netherlands were twenty minutes ahead, and a day began within an hour.
  return since < dayMinutes ? { day, minute: since } : readWall(moment);
}

function readWall(moment: Date): DutchClock {
  const [day = "", time = ""] = wall.format(moment).split(" ");
  return { day, minute: minuteOf(time) };
}

/** What was worked out before, or works it out. Forgets all of it when it grows too large. */
function remembered<Key, Value>(known: Map<Key, Value>, key: Key, work: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= rememberedMax) known.clear();
  const value = work();
  known.set(key, value);
  return value;
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
  return new Date(remembered(moments, `${day} ${minute}`, () => findMoment(day, minute)));
}

function findMoment(day: string, minute: number): number {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  return new CalendarDateTime(year, month, date, Math.floor(minute / 60), minute % 60).toDate(zone).getTime();
}

/** The day that lies so many days later, or earlier. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}

/** Days from one day to another; 0 for the same day. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}
