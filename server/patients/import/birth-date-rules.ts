import type { DateOrder } from "#db/terms/patients.ts";
import { isDay } from "#server/calendar/days.ts";
import type { DateReading } from "./contract.ts";
import type { FileRow } from "./file-rules.ts";

/** A date as files write it, as a day (ISO 8601); null when it is not one. A two-digit year is ambiguous and refused. */
export function birthDateIn(text: string, order: DateOrder): string | null {
  return daysIn(text)?.[order] ?? null;
}

/**
 * The first date of a file that is one day or another, when no date of it has a first number that must be a day
 * (above 12). Null when the file tells, or when it makes no difference.
 */
export function dateQuestion(rows: readonly FileRow[]): DateReading | null {
  let question: DateReading | null = null;
  for (const { line, cells } of rows) {
    const written = cells.birthDate ?? "";
    // Also of a day that does not exist: 31-2-1961.
    const [, first, second] = dayMonthYear.exec(written) ?? [];
    if (Number(first) > 12 && Number(second) <= 12) return null;
    const days = daysIn(written);
    if (!days || days["day-first"] === days["month-first"]) continue;
    const { "day-first": dayFirst, "month-first": monthFirst } = days;
    if (monthFirst === null) return null;
    if (dayFirst !== null) question ??= { line, written, days: { "day-first": dayFirst, "month-first": monthFirst } };
  }
  return question;
}

const dayMonthYear = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/;

/** The day in either order; the same twice for a date that begins with its year. Null for what looks like no date. */
function daysIn(text: string): Record<DateOrder, string | null> | null {
  // Some exports write each date with a midnight.
  const date = text.replace(/[T ]0?0:00(:00(\.0+)?)?Z?$/, "");
  const [, ...iso] = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(date) ?? [];
  const day = dayOf(iso[0], iso[1], iso[2]);
  if (day !== null) return { "day-first": day, "month-first": day };
  const [, first, second, year] = dayMonthYear.exec(date) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(date) ?? [];
  if (!year) return null;
  return { "day-first": dayOf(year, second, first), "month-first": dayOf(year, first, second) };
}

function dayOf(year = "", month = "", day = ""): string | null {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(date) && date >= "1890" ? date : null;
}
