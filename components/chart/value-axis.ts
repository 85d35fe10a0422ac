import { scaleLinear } from "d3-scale";

/** The axis of values: its ends, and where a line with its number goes. */
export type ValueAxis = { min: number; max: number; ticks: number[] };

/**
 * An axis on which everything that must be seen fits, with round ends and about so many lines. A series that hardly moves is not blown up:
 * the axis spans at least `spanMin`, in the unit of the values.
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

/** How far a value lies from the top, in percent; what lies outside the axis is drawn at its edge. */
export function heightOf(axis: ValueAxis, value: number): number {
  const share = (axis.max - value) / (axis.max - axis.min);
  return round(Math.min(1, Math.max(0, share)) * 100);
}

/** How far a moment lies from the left, in percent. */
export function placeOf(span: { from: number; until: number }, at: number): number {
  return round(Math.min(1, Math.max(0, (at - span.from) / Math.max(span.until - span.from, 1))) * 100);
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
