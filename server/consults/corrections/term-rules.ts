import { dutchDay } from "#server/calendar/clock.ts";
import { addDays, addMonths } from "#server/calendar/days.ts";
import { startOfDay } from "#server/calendar/moments.ts";
import type { AnswerClock } from "#server/consults/promise/contract.ts";
import { halfShare, nearShare } from "#server/consults/promise/rules.ts";

/** AVG art. 12 lid 3. It can be two months longer, with reasons and within the first month; Balie leaves that to people. */
const termMonths = 1;

/**
 * Until when a request to correct the record, received at this moment, must be decided: through the same day of the next month, or the last
 * day of a shorter one. Calendar days, whether the practice is open or not, and whoever has the turn. It is not prolonged for a Sunday or
 * a holiday, as a European term would be: who decides a day early is never late. Own choice, 2026-11-30.
 */
export function termOf(from: Date): AnswerClock {
  const dueOn = addMonths(dutchDay(from), termMonths);
  // The last moment of the day, so that its Dutch day is the day that was told.
  const dueAt = new Date(startOfDay(addDays(dueOn, 1)).getTime() - 1);
  const after = (share: number) => new Date(from.getTime() + (dueAt.getTime() - from.getTime()) * share);
  return { from, halfAt: after(halfShare), nearAt: after(nearShare), dueAt };
}
