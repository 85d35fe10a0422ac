import { scaleLinear } from "d3-scale";

/** The value axis: its bounds, and the ticks. */
export type ValueAxis = { min: number; max: number; ticks: number[] };

/**
 * An axis with round bounds that contains all values, with about `lineCount` ticks. It spans at least `spanMin`, in the
 * unit of the values, so that a series that hardly changes is not magnified.
 */
export function valueAxis(values: readonly number[], spanMin: number, lineCount = 5): ValueAxis {
  const seen = values.filter(Number.isFinite);
  const [low, high] = seen.length === 0 ? [0, spanMin] : [Math.min(...seen), Math.max(...seen)];
  const spread = Math.max(high - low, spanMin);
  const middle = (low + high) / 2;
  const floor = low >= 0 ? 0 : Number.NEGATIVE_INFINITY;
  const from = Math.max(floor, Math.min(low - spread * 0.06, middle - spread / 2));
  const scale = scaleLinear()
    .domain([from, Math.max(high + spread * 0.06, from + spread)])
    .nice(5);
  const [min = 0, max = 1] = scale.domain();
  return { min, max, ticks: scale.ticks(lineCount) };
}

/** Distance of a value from the top, in percent; values outside the axis are drawn at its edge. */
export function heightOf(axis: ValueAxis, value: number): number {
  const share = (axis.max - value) / (axis.max - axis.min);
  return round(Math.min(1, Math.max(0, share)) * 100);
}

/** Distance of a time from the left, in percent. */
export function placeOf(span: { from: number; until: number }, at: number): number {
  return round(Math.min(1, Math.max(0, (at - span.from) / Math.max(span.until - span.from, 1))) * 100);
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
