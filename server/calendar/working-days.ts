import { addDays, weekdayOf } from "./days.ts";
import { holidaysOf } from "./holidays.ts";

/** Whether this day ("2026-04-27") is a working day: Monday to Friday, and not a public holiday. */
export function isWorkingDay(day: string): boolean {
  return weekdayOf(day) <= 5 && !holidaysOf(Number(day.slice(0, 4))).has(day);
}

/** The day this many working days after `day`; `day` itself for 0. */
export function addWorkingDays(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** The first working day after this one. */
export function nextWorkingDay(day: string): string {
  return addWorkingDays(day, 1);
}
