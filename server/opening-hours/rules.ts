import { holidayYears } from "#db/terms/opening-hours.ts";
import { holidaysOf } from "#server/calendar/holidays.ts";
import type { Holiday } from "./contract.ts";

/** The holidays from today on that a practice can decide about, each with what it decided. */
export function holidaysToDecide(today: string, decided: ReadonlyMap<string, boolean>): Holiday[] {
  const year = Number(today.slice(0, 4));
  const years = Array.from({ length: holidayYears }, (_, ahead) => year + ahead);
  return years
    .flatMap((one) => [...holidaysOf(one)])
    .filter(([day]) => day >= today)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, name]) => {
      const isOpen = decided.get(day);
      return { day, name, state: isOpen === undefined ? "proposed" : isOpen ? "open" : "closed" };
    });
}

/** Whether each of these days is a public holiday. */
export function areHolidays(days: readonly string[]): boolean {
  return days.every((day) => holidaysOf(Number(day.slice(0, 4))).has(day));
}
