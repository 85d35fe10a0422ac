import type { OpenTimes } from "#db/terms/opening-hours.ts";
import { dutchClock } from "#server/calendar/clock.ts";
import { addWorkingDays, closingTimeOf } from "#server/calendar/opening-hours.ts";

/** The day on which a patient can be called: today until the practice closes, or else the next day on which it opens. */
export function dayToCall(times: OpenTimes, now: Date): string {
  const { day, minute } = dutchClock(now);
  const closing = closingTimeOf(times, day);
  return closing !== null && minute < closing ? day : addWorkingDays(times, day, 1);
}
