import { tzOffset } from "@date-fns/tz";

const timeZone = "Europe/Amsterdam";
const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A place on the axis of time. `from` is where it begins; `at` is where its label stands; the second line is for days only. */
export type TimeTick = {
  from: number;
  at: number;
  label: string;
  second: string | null;
  /** Stays where there is little room. */
  isMajor: boolean;
};

type Step = { unit: "day" | "month"; count: number };

/** From near to far; the first that gives no more ticks than fit is taken. */
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
 * Ticks between two moments (milliseconds), in Dutch days. A day, or two, is labelled in its middle with weekday and date; weeks begin
 * on Monday; months at their first day.
 */
export function timeTicks(from: number, until: number, locale: string, countMax = 8): TimeTick[] {
  const step = steps.find((one) => ticksIn(from, until, one) <= countMax) ?? { unit: "month", count: 120 };
  const starts = startsOf(from, until, step);
  return starts.map((start, index) => {
    const isByDay = step.unit === "day" && step.count <= 2;
    const at = isByDay ? start + dayMs / 2 : start;
    const isFirst = index === 0 || dutchParts(start).year !== dutchParts(starts[index - 1] ?? start).year;
    return {
      from: start,
      at: Math.min(at, until),
      label: isByDay ? said(at, locale, { weekday: "short" }) : dateLabel(start, step, locale, isFirst),
      second: isByDay ? said(at, locale, { day: "numeric", ...(index === 0 ? { month: "short" } : {}) }) : null,
      isMajor: isByDay || starts.length <= 4 || index % 2 === 0,
    };
  });
}

/** The first moment of the Dutch day in which a moment lies. */
export function dayStart(moment: number): number {
  const { year, month, day } = dutchParts(moment);
  return midnight(year, month, day);
}

/** The first moment of a day written "2026-04-27". */
export function dayStartOf(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  return midnight(year, month - 1, date);
}

/** Nights (23:00 to 6:00, Dutch time) that touch the period, cut to it. */
export function nightsIn(from: number, until: number): { from: number; until: number }[] {
  const nights: { from: number; until: number }[] = [];
  for (let start = dayStart(from - dayMs); start < until; start = dayStart(start + 1.5 * dayMs)) {
    const next = dayStart(start + 1.5 * dayMs);
    const night = { from: Math.max(next - 3_600_000, from), until: Math.min(next + 6 * 3_600_000, until) };
    if (night.until > night.from) nights.push(night);
  }
  return nights;
}

function ticksIn(from: number, until: number, step: Step): number {
  return (until - from) / (dayMs * step.count * (step.unit === "day" ? 1 : 30.4));
}

function startsOf(from: number, until: number, { unit, count }: Step): number[] {
  const first = dutchParts(from);
  const starts: number[] = [];
  const place = (index: number) => {
    if (unit === "month")
      return midnight(first.year, first.month - (first.month % Math.min(count, 12)) + index * count, 1);
    return midnight(
      first.year,
      first.month,
      first.day - (count % 7 === 0 ? daysSinceMonday(first) : 0) + index * count,
    );
  };
  for (let index = 0; place(index) < until; index += 1) {
    if (place(index) >= from - minuteMs) starts.push(place(index));
  }
  return starts;
}

function dateLabel(moment: number, step: Step, locale: string, isFirst: boolean): string {
  if (step.unit === "day") return said(moment, locale, { day: "numeric", month: "short" });
  if (step.count >= 12) return said(moment, locale, { year: "numeric" });
  return said(moment, locale, isFirst ? { month: "short", year: "numeric" } : { month: "short" });
}

/** Words of a calendar without the full stops of abbreviations: "3 mrt". */
function said(moment: number, locale: string, parts: Intl.DateTimeFormatOptions): string {
  const region = locale === "en" ? "en-GB" : locale;
  return new Intl.DateTimeFormat(region, { timeZone, ...parts }).format(moment).replaceAll(".", "");
}

function dutchParts(moment: number): { year: number; month: number; day: number } {
  const local = new Date(moment + tzOffset(timeZone, new Date(moment)) * minuteMs);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth(), day: local.getUTCDate() };
}

/** Clocks change at two or three at night, so the offset at 0:00 UTC of a day is that of its Dutch midnight. */
function midnight(year: number, month: number, day: number): number {
  const utc = Date.UTC(year, month, day);
  return utc - tzOffset(timeZone, new Date(utc)) * minuteMs;
}

function daysSinceMonday({ year, month, day }: { year: number; month: number; day: number }): number {
  return (new Date(Date.UTC(year, month, day)).getUTCDay() + 6) % 7;
}
