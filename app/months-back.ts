import { dutchDay } from "#server/calendar/clock.ts";
import { addMonths } from "#server/calendar/days.ts";

/** This month and the eleven before it. */
const monthsShown = 12;

/** The first day of the first month that is shown. */
export function monthsBack(now: Date): string {
  return `${addMonths(dutchDay(now), 1 - monthsShown).slice(0, 8)}01`;
}
