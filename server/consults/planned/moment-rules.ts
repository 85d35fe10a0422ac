import { plannedDaysMax } from "#db/terms/consults.ts";
import type { OpenTimes } from "#db/terms/opening-hours.ts";
import { dutchClock, minuteOf } from "#server/calendar/clock.ts";
import { daysLater, momentOn } from "#server/calendar/moments.ts";
import { addWorkingDays, blocksOf } from "#server/calendar/opening-hours.ts";
import type { DutchMoment, OfferedMoment } from "#server/consults/conversation/conversation-contract.ts";

/**
 * When a message that waits goes out in the morning and in the afternoon, also where the practice opens later: it is when patients are up.
 * Own choice, 2026-11-30.
 */
const [morning, afternoon] = ["08:00", "13:00"];

/** What stays of today, on a day that the practice is open, and the next day on which it is. */
export function offeredMoments(times: OpenTimes, now: Date): OfferedMoment[] {
  const { day: today } = dutchClock(now);
  const isOpenToday = blocksOf(times, today).length > 0;
  const offered = [
    { id: "this-morning" as const, day: today, time: morning, isPossible: isOpenToday },
    { id: "this-afternoon" as const, day: today, time: afternoon, isPossible: isOpenToday },
    { id: "next-working-day" as const, day: addWorkingDays(times, today, 1), time: morning, isPossible: true },
  ];
  return offered
    .map(({ isPossible, ...moment }) => ({ ...moment, isPossible, at: momentOf(moment) }))
    .filter(({ isPossible, at }) => isPossible && at > now)
    .map(({ isPossible, ...moment }) => moment);
}

/** A time that the clock skips in spring is an hour later; one that comes twice in autumn is the first. */
export function momentOf({ day, time }: DutchMoment): Date {
  return momentOn(day, minuteOf(time));
}

/** Why nothing can be planned at a moment; null: it can. */
export function momentRefusal(at: Date, now: Date): "consult.in-the-past" | "consult.too-far-ahead" | null {
  if (at <= now) return "consult.in-the-past";
  return at > daysLater(now, plannedDaysMax) ? "consult.too-far-ahead" : null;
}
