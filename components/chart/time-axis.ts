import { dutchDay } from "#server/calendar/clock.ts";
import { addDays, addMonths, daysBetween, mondayOf } from "#server/calendar/days.ts";
import { daysLater, momentOn, noonOf, startOfDay } from "#server/calendar/moments.ts";
import { spokenDay } from "#server/calendar/spoken.ts";

const minuteMs = 60_000;

/** A tick on the time axis. `from` is where it starts, `at` where its label goes; only days have a second line. */
export type TimeTick = {
  from: number;
  at: number;
  label: string;
  second: string | null;
  /** Minor ticks are hidden when there is little room. */
  isMajor: boolean;
};

type Step = { unit: "day" | "month"; count: number };

/** From fine to coarse; the first step that gives at most `countMax` ticks is used. */
const steps: Step[] = [
  { unit: "day", count: 1 },
  { unit: "day", count: 2 },
  { unit: "day", count: 7 },
  { unit: "day", count: 14 },
  { unit: "month", count: 1 },
  { unit: "month", count: 2 },
  { unit: "month", count: 3 },
  { unit: "month", count: 6 },
  { unit: "month", count: 12 },
  { unit: "month", count: 60 },
];

/**
 * Ticks between two times (milliseconds), in Dutch days. Steps of one or two days are labelled at noon with weekday and
 * date; weeks start on Monday, months on their first day.
 */
export function timeTicks(from: number, until: number, locale: string, countMax = 8): TimeTick[] {
  const step = steps.find((one) => ticksIn(from, until, one) <= countMax) ?? { unit: "month", count: 120 };
  const days = startsOf(from, until, step);
  return days.map((day, index) => {
    const isByDay = step.unit === "day" && step.count <= 2;
    const start = dayStartOf(day);
    const isFirst = index === 0 || day.slice(0, 4) !== days[index - 1]?.slice(0, 4);
    return {
      from: start,
      at: Math.min(isByDay ? noonOf(day).getTime() : start, until),
      label: isByDay ? said(day, locale, { weekday: "short" }) : dateLabel(day, step, locale, isFirst),
      second: isByDay ? said(day, locale, { day: "numeric", ...(index === 0 ? { month: "short" } : {}) }) : null,
      isMajor: isByDay || days.length <= 4 || index % 2 === 0,
    };
  });
}

/** Start of the Dutch day that contains this time. */
export function dayStart(moment: number): number {
  return dayStartOf(dutchDay(new Date(moment)));
}

/** Start of a day written as "2026-04-27". */
export function dayStartOf(day: string): number {
  return startOfDay(day).getTime();
}

/** The same time of day a number of days later, or earlier if negative. */
export function daysFrom(moment: number, days: number): number {
  return daysLater(new Date(moment), days).getTime();
}

/** Nights (23:00 to 6:00, Dutch time) in the period, clipped to it. */
export function nightsIn(from: number, until: number): { from: number; until: number }[] {
  const first = addDays(dutchDay(new Date(from)), -1);
  const count = daysBetween(first, dutchDay(new Date(until))) + 1;
  return Array.from({ length: count }, (_, index) => addDays(first, index))
    .map((day) => ({
      from: Math.max(momentOn(day, 23 * 60).getTime(), from),
      until: Math.min(momentOn(addDays(day, 1), 6 * 60).getTime(), until),
    }))
    .filter((night) => night.until > night.from);
}

/** Approximate number of ticks; a month counts as 30.4 days. */
function ticksIn(from: number, until: number, { unit, count }: Step): number {
  const days = (until - from) / (24 * 3_600_000);
  return days / (unit === "day" ? count : count * 30.4);
}

function startsOf(from: number, until: number, { unit, count }: Step): string[] {
  const first = dutchDay(new Date(from));
  const begin = unit === "month" ? turnOf(first, count) : count % 7 === 0 ? mondayOf(first) : first;
  const place = (index: number) => (unit === "month" ? addMonths(begin, index * count) : addDays(begin, index * count));
  const days: string[] = [];
  for (let index = 0; dayStartOf(place(index)) < until; index += 1) {
    if (dayStartOf(place(index)) >= from - minuteMs) days.push(place(index));
  }
  return days;
}

/** First day of the period of `months` months (quarter, half year, year) that contains this day. */
function turnOf(day: string, months: number): string {
  const month = Number(day.slice(5, 7)) - 1;
  return addMonths(`${day.slice(0, 8)}01`, -(month % Math.min(months, 12)));
}

function dateLabel(day: string, step: Step, locale: string, isFirst: boolean): string {
  if (step.unit === "day") return said(day, locale, { day: "numeric", month: "short" });
  if (step.count >= 12) return said(day, locale, { year: "numeric" });
  return said(day, locale, isFirst ? { month: "short", year: "numeric" } : { month: "short" });
}

/** A formatted date without the full stops of abbreviations: "3 mrt". */
function said(day: string, locale: string, parts: Intl.DateTimeFormatOptions): string {
  return spokenDay(day, locale, parts).replaceAll(".", "");
}
