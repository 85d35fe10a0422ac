import { linesThrough } from "#components/chart/chart-line.ts";
import type { MarkShape } from "#components/chart/chart-mark.tsx";
import type { Series, SeriesBand, SeriesMark, Span } from "#components/chart/series.ts";
import { dayStart, dayStartOf, daysFrom } from "#components/chart/time-axis.ts";
import { type ValueAxis, valueAxis } from "#components/chart/value-axis.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { addDays } from "#server/calendar/days.ts";
import type { TargetFacts } from "#server/measurements/interpretation/contract.ts";
import type { SeriesAnswer } from "#server/measurements/series/contract.ts";
import type { MeasuredValue } from "#server/measurements/values/contract.ts";

/** Minimum range of the value axis, in the unit of the kind; below it, noise would look like change. */
const spanMin: Record<MeasurementKind, number> = {
  "blood-pressure": 50,
  "body-weight": 4,
  "body-height": 10,
  "heart-rate": 40,
  "pulse-rate": 40,
  "body-temperature": 2,
  "oxygen-saturation": 8,
  respiration: 12,
  "blood-glucose": 6,
  "pain-score": 6,
  other: 1,
};

export function spanMinOf(kind: MeasurementKind): number {
  return spanMin[kind];
}

/** On which side of one target a value lies; a circle if it is within, or if there is no target. */
export function shapeIn(target: TargetFacts | undefined, value: number): MarkShape {
  if (!target) return "point";
  const { lower, upper, isUpperOpen } = target;
  if (upper !== null && (isUpperOpen ? value >= upper : value > upper)) return "up";
  return lower !== null && value < lower ? "down" : "point";
}

/**
 * The shape of a value as a whole: a cross if it does not count. Without a target, a circle only says that it counts.
 */
export function shapeOf({ standing, setAside }: Pick<MeasuredValue, "standing" | "setAside">): MarkShape {
  if (setAside !== null) return "cross";
  if (standing === "above") return "up";
  return standing === "below" ? "down" : "point";
}

export type SeriesPicture = { span: Span; axis: ValueAxis; series: Series[]; missing: Span[] };

/**
 * The chart of a series, over the time span of its values or one shared with other charts. A blood pressure has a line
 * for each of its two values.
 */
export function pictureOf(
  answer: SeriesAnswer,
  sayValue: (value: MeasuredValue) => string,
  { span = spanOf(answer), lineCount = 5 }: { span?: Span; lineCount?: number } = {},
): SeriesPicture {
  const isPair = answer.points.some((point) => point.diastolic !== null) || answer.kind === "blood-pressure";
  const parts = isPair ? (["value", "diastolic"] as const) : (["value"] as const);
  const counted = answer.points.flatMap(({ value, diastolic }) => [value, diastolic]).filter((one) => one !== null);
  const bounds = answer.targets.flatMap(({ lower, upper }) => [lower, upper]).filter((one) => one !== null);
  return {
    span,
    axis: valueAxis([...counted, ...bounds], spanMin[answer.kind], lineCount),
    series: parts.map((part) => seriesOf(answer, part, sayValue)),
    missing: answer.missingDays.map((day) => ({ from: dayStartOf(day), until: dayStartOf(addDays(day, 1)) })),
  };
}

function seriesOf(
  answer: SeriesAnswer,
  part: "value" | "diastolic",
  sayValue: (value: MeasuredValue) => string,
): Series {
  const targets = answer.targets.filter((target) => target.value === part);
  const marks = [...answer.points, ...answer.setAside].flatMap((point) => {
    const mark = markOf(point, part, targets, sayValue);
    return mark ? [mark] : [];
  });
  const points = answer.points.flatMap((point) => {
    const value = point[part];
    return value === null || point.origin === "practice" ? [] : [{ at: point.at.getTime(), value }];
  });
  return {
    key: part,
    marks,
    lines: linesThrough(points, dayStart, answer.missingDays.map(dayStartOf)),
    bands: targets.map(bandOf),
  };
}

/** A value that was set aside gets a single cross, at its first number. */
function markOf(
  point: MeasuredValue,
  part: "value" | "diastolic",
  targets: readonly TargetFacts[],
  sayValue: (value: MeasuredValue) => string,
): SeriesMark | null {
  const value = point[part];
  const isAside = point.setAside !== null;
  if (part === "diastolic" && (isAside || value === null)) return null;
  if (value === null && !isAside) return null;
  return {
    key: point.measurementId,
    at: point.at.getTime(),
    value,
    shape: isAside || value === null ? "cross" : shapeOfPart(point, value, targets),
    isHollow: point.origin === "patient",
    isFramed: point.origin === "practice",
    hasNote: part === "value" && point.comment !== null,
    words: sayValue(point),
  };
}

/**
 * Each number of a blood pressure is compared with its own target. Other kinds follow the assessment of the value,
 * which can depend on more than a target.
 */
function shapeOfPart(point: MeasuredValue, value: number, targets: readonly TargetFacts[]): MarkShape {
  if (point.kind === "blood-pressure") return shapeIn(targets[0], value);
  return point.standing === "no-target" && targets.length > 0 ? "plain" : shapeOf(point);
}

function bandOf({ lower, upper, rule }: TargetFacts): SeriesBand {
  return { lower, upper, isFirm: rule.origin !== "book" };
}

/**
 * The requested period, cropped so that empty ends do not compress the values. An empty end is kept if it is no longer
 * than the values themselves, because it must be visible that nothing came in lately.
 */
function spanOf(answer: SeriesAnswer): Span {
  const period = { from: dayStartOf(answer.from), until: dayStartOf(addDays(answer.until, 1)) };
  const values = [...answer.points, ...answer.setAside].map((point) => point.at.getTime());
  const days = answer.missingDays.map((day) => dayStartOf(day));
  const seen = [...values, ...days].filter((at) => at >= period.from && at < period.until);
  if (seen.length === 0) return period;
  const first = dayStart(Math.min(...seen));
  const last = daysFrom(dayStart(Math.max(...seen)), 1);
  const length = Math.max(last - first, daysFrom(first, 4) - first);
  return {
    from: Math.max(period.from, Math.min(first, last - length)),
    until: period.until - last <= length ? period.until : last,
  };
}
