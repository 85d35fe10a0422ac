import { linesThrough } from "#components/chart/chart-line.ts";
import type { MarkShape } from "#components/chart/chart-mark.tsx";
import type { Series, SeriesBand, SeriesMark, Span } from "#components/chart/series.ts";
import { dayStart, dayStartOf } from "#components/chart/time-axis.ts";
import { type ValueAxis, valueAxis } from "#components/chart/value-axis.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { MeasuredValue, SeriesAnswer, TargetFacts } from "#server/measurements/series-contract.ts";

const dayMs = 86_400_000;

/** A picture that spans less than this, in the unit of the kind, would make noise look like change. */
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

/** The side on which a value lies of one band; a circle when within, or when nothing was agreed. */
export function shapeIn(target: TargetFacts | undefined, value: number): MarkShape {
  if (!target) return "point";
  const { lower, upper, isUpperOpen } = target;
  if (upper !== null && (isUpperOpen ? value >= upper : value > upper)) return "up";
  return lower !== null && value < lower ? "down" : "point";
}

/** The shape of a whole value: what does not count is a cross. Where nothing was agreed, a circle says no more than that it counts. */
export function shapeOf({ standing, setAside }: Pick<MeasuredValue, "standing" | "setAside">): MarkShape {
  if (setAside !== null) return "cross";
  if (standing === "above") return "up";
  return standing === "below" ? "down" : "point";
}

export type SeriesPicture = { span: Span; axis: ValueAxis; series: Series[]; missing: Span[] };

/**
 * The picture of a series, over the span that its values have or one that it shares with other pictures. A blood pressure has a line for each of its values.
 */
export function pictureOf(
  answer: SeriesAnswer,
  sayValue: (value: MeasuredValue) => string,
  { span = spanOf(answer), lineCount = 5 }: { span?: Span; lineCount?: number } = {},
): SeriesPicture {
  const isPair = answer.points.some((point) => point.second !== null) || answer.kind === "blood-pressure";
  const parts = isPair ? (["value", "second"] as const) : (["value"] as const);
  const counted = answer.points.flatMap(({ value, second }) => [value, second]).filter((one) => one !== null);
  const bounds = answer.targets.flatMap(({ lower, upper }) => [lower, upper]).filter((one) => one !== null);
  return {
    span,
    axis: valueAxis([...counted, ...bounds], spanMin[answer.kind], lineCount),
    series: parts.map((part) => seriesOf(answer, part, sayValue)),
    missing: answer.missingDays.map((day) => ({ from: dayStartOf(day), until: dayStartOf(day) + dayMs })),
  };
}

function seriesOf(answer: SeriesAnswer, part: "value" | "second", sayValue: (value: MeasuredValue) => string): Series {
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

/** A value that was set aside has one cross, at its first number. */
function markOf(
  point: MeasuredValue,
  part: "value" | "second",
  targets: readonly TargetFacts[],
  sayValue: (value: MeasuredValue) => string,
): SeriesMark | null {
  const value = point[part];
  const isAside = point.setAside !== null;
  if (part === "second" && (isAside || value === null)) return null;
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

/** Each number of a blood pressure by its own band; else as the value stands, which may follow from more than a band. */
function shapeOfPart(point: MeasuredValue, value: number, targets: readonly TargetFacts[]): MarkShape {
  if (point.kind === "blood-pressure") return shapeIn(targets[0], value);
  return point.standing === "no-target" && targets.length > 0 ? "plain" : shapeOf(point);
}

function bandOf({ lower, upper, rule }: TargetFacts): SeriesBand {
  return { lower, upper, isFirm: rule.origin !== "book" };
}

/**
 * What the picture spans: the period that was asked for, without empty ends that would press the values together. An end stays while it
 * is no longer than the values themselves: that nothing came lately must be seen.
 */
function spanOf(answer: SeriesAnswer): Span {
  const period = { from: dayStartOf(answer.from), until: dayStartOf(answer.until) + dayMs };
  const values = [...answer.points, ...answer.setAside].map((point) => point.at.getTime());
  const days = answer.missingDays.map((day) => dayStartOf(day));
  const seen = [...values, ...days].filter((at) => at >= period.from && at < period.until);
  if (seen.length === 0) return period;
  const first = dayStart(Math.min(...seen));
  const last = dayStart(Math.max(...seen)) + dayMs;
  const length = Math.max(last - first, 4 * dayMs);
  return {
    from: Math.max(period.from, Math.min(first, last - length)),
    until: period.until - last <= length ? period.until : last,
  };
}
