import type { MeasurementKind } from "#db/terms/measurements.ts";
import { averageOf, decimalsOf, minus } from "#server/measurements/interpretation/decimal-rules.ts";
import { isEvening, isMorning } from "#server/measurements/interpretation/home-blood-pressure-rules.ts";
import { type CountableValue, newestDays } from "#server/measurements/interpretation/rules.ts";
import type { ComparedAverage, ComparedMoment, KindComparison } from "./contract.ts";

const wholeDay = { moment: "all", isIn: () => true } as const;

/** The moments that are averaged apart: those which have a target, or a protocol, of their own. */
const momentsOf: Partial<Record<MeasurementKind, Moment[]>> = {
  "blood-pressure": [
    { moment: "morning", isIn: isMorning },
    { moment: "evening", isIn: isEvening },
  ],
  "blood-glucose": [
    { moment: "fasting", isIn: (one) => one.moment === "fasting" },
    { moment: "after-meal", isIn: (one) => one.moment === "after-meal" },
  ],
};

type Moment = { moment: ComparedMoment; isIn: (value: CountableValue) => boolean };

/**
 * How a kind stood at a moment and how it stands since: the newest `windowDays` days of home values up to it, and of those after it.
 * Both are of that length because an average over half a year says nothing about the day of a consult (own choice, 2026-11-30). A part
 * of the day without values in either is left out.
 * @param before values up to and including the moment, oldest first.
 * @param after values after it, oldest first.
 */
export function comparisonOf(
  kind: MeasurementKind,
  { before, after, windowDays }: { before: CountableValue[]; after: CountableValue[]; windowDays: number },
): KindComparison {
  const [then, now] = [before, after].map((values) =>
    newestDays(
      values.filter((one) => !one.isPractice),
      windowDays,
    ),
  );
  const rows = [wholeDay, ...(momentsOf[kind] ?? [])].map(({ moment, isIn }) => {
    const [was, is] = [averageIn(kind, (then ?? []).filter(isIn)), averageIn(kind, (now ?? []).filter(isIn))];
    return { moment, before: was, after: is, difference: differenceOf(kind, was, is) };
  });
  return { kind, rows: rows.filter((row) => row.before !== null || row.after !== null) };
}

function averageIn(kind: MeasurementKind, values: CountableValue[]): ComparedAverage | null {
  const decimals = decimalsOf(kind);
  const value = averageOf(
    values.map((one) => one.value),
    decimals,
  );
  const [first, last] = [values[0], values.at(-1)];
  if (value === null || !first || !last) return null;
  const diastolic = averageOf(
    values.map((one) => one.diastolic),
    decimals,
  );
  return { value, diastolic, count: values.length, from: first.day, until: last.day };
}

function differenceOf(kind: MeasurementKind, was: ComparedAverage | null, is: ComparedAverage | null) {
  if (!was || !is) return null;
  const decimals = decimalsOf(kind);
  const diastolic =
    was.diastolic === null || is.diastolic === null ? null : minus(is.diastolic, was.diastolic, decimals);
  return { value: minus(is.value, was.value, decimals), diastolic };
}
