import type { HolidayName, OpenBlock, OpenTimes } from "#db/terms/opening-hours.ts";
import { dutchClock, dutchDay, minuteOf } from "./clock.ts";
import { addDays, weekdayOf } from "./days.ts";
import { holidaysOf } from "./holidays.ts";
import { momentOn } from "./moments.ts";
import { addWorkingDays as addPublicWorkingDays } from "./working-days.ts";

const minuteMs = 60_000;
/** How far to look for an opening: beyond the longest row of closings that a practice can enter. */
const lookAheadDays = 800;

/** Why a practice is closed on a day that could have hours. */
export type Closure = { by: "holiday"; name: HolidayName } | { by: "closing" };

/** A public holiday or a closing on this day; null when its usual hours apply. While colleagues cover it is not closed, save on holidays. */
export function closureOf(times: OpenTimes, day: string): Closure | null {
  const name = holidaysOf(Number(day.slice(0, 4))).get(day);
  if (name && !times.openHolidays.includes(day)) return { by: "holiday", name };
  const isClosed = times.closings.some((closing) => isWithin(closing, day));
  return isClosed && !coverOn(times, day) ? { by: "closing" } : null;
}

/** The blocks of this day, in order; none on a closing day or a public holiday. */
export function blocksOf(times: OpenTimes, day: string): readonly OpenBlock[] {
  if (closureOf(times, day) !== null) return [];
  const week = coverOn(times, day)?.week ?? times.week;
  return week[weekdayOf(day) - 1]?.blocks ?? [];
}

/** Whether the practice is open at this moment; at closing time it is closed. */
export function isOpen(times: OpenTimes, at: Date): boolean {
  const { day, minute } = dutchClock(at);
  return blocksOf(times, day).some(({ from, until }) => minuteOf(from) <= minute && minute < minuteOf(until));
}

/** This moment while open, or the next opening; null when none is in sight. */
export function nextOpening(times: OpenTimes, at: Date): Date | null {
  return addOpenTime(times, at, 0);
}

/** When the practice closes while it is open, and when it opens while it is closed; null when no opening is in sight. */
export function nextChange(times: OpenTimes, at: Date): Date | null {
  const { day, minute } = dutchClock(at);
  const now = blocksOf(times, day).find(({ from, until }) => minuteOf(from) <= minute && minute < minuteOf(until));
  return now ? momentOn(day, minuteOf(now.until)) : nextOpening(times, at);
}

/** Minutes since midnight at which the practice closes for the day; null on a day that it is closed. */
export function closingTimeOf(times: OpenTimes, day: string): number | null {
  const last = blocksOf(times, day).at(-1);
  return last ? minuteOf(last.until) : null;
}

/** The moment by which this many minutes of open time have passed since `at`; null when that is not in sight. */
export function addOpenTime(times: OpenTimes, at: Date, minutes: number): Date | null {
  let left = minutes * minuteMs;
  const first = dutchDay(at);
  for (let ahead = 0; ahead <= lookAheadDays; ahead += 1) {
    const day = addDays(first, ahead);
    for (const { from, until } of blocksOf(times, day)) {
      const [start, end] = [
        Math.max(Number(momentOn(day, minuteOf(from))), Number(at)),
        momentOn(day, minuteOf(until)),
      ];
      const open = Number(end) - start;
      if (open <= 0) continue;
      if (left < open || (left === open && minutes > 0)) return new Date(start + left);
      left -= open;
    }
  }
  return null;
}

/** Minutes of open time from one moment until another; 0 when that is not later. */
export function openTimeBetween(times: OpenTimes, from: Date, until: Date): number {
  let open = 0;
  const last = dutchDay(until);
  for (let day = dutchDay(from); day <= last; day = addDays(day, 1)) {
    for (const block of blocksOf(times, day)) {
      const start = Math.max(Number(momentOn(day, minuteOf(block.from))), Number(from));
      const end = Math.min(Number(momentOn(day, minuteOf(block.until))), Number(until));
      open += Math.max(end - start, 0);
    }
  }
  return open / minuteMs;
}

/** The day this many days later, counting only days on which the practice opens. Where none is in sight, public working days count. */
export function addWorkingDays(times: OpenTimes, day: string, count: number): string {
  let left = count;
  for (let ahead = 1; left > 0 && ahead <= lookAheadDays; ahead += 1) {
    const at = addDays(day, ahead);
    if (blocksOf(times, at).length > 0) left -= 1;
    if (left === 0) return at;
  }
  return left > 0 ? addPublicWorkingDays(day, count) : day;
}

function coverOn(times: OpenTimes, day: string) {
  return times.covers?.find((cover) => isWithin(cover, day));
}

function isWithin({ startsOn, endsOn }: { startsOn: string; endsOn: string }, day: string): boolean {
  return startsOn <= day && day <= endsOn;
}
