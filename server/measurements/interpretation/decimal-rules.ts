import Big from "big.js";
import { type MeasurementKind, measurementScales } from "#db/terms/measurements.ts";

const halfAwayFromZero: Big.RoundingMode = 1;

/** Decimals with which a kind is shown, judged and averaged. */
export function decimalsOf(kind: MeasurementKind): number {
  return kind === "other" ? 1 : measurementScales[kind].decimals;
}

/** Rounded as people do, half away from zero, on the decimal value: 5.95 is 6.0, whatever its binary fraction. Infinity is kept. */
export function rounded(value: number, decimals: number): number {
  if (!Number.isFinite(value) || isWhole(value, decimals)) return value + 0;
  return decimal(new Big(value), decimals);
}

/** The difference, exact to the last decimal. */
export function minus(value: number, other: number, decimals: number): number {
  return decimal(new Big(value).minus(other), decimals);
}

/** The mean, rounded as the kind is shown, so that people see the figure that was judged; null for no values. */
export function averageOf(values: readonly (number | null)[], decimals: number): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  return decimal(sumOf(known, decimals).div(known.length), decimals);
}

/** Exact. A series has thousands of values, nearly all with the decimals of their kind: those are added as whole numbers. */
function sumOf(values: readonly number[], decimals: number): Big {
  const factor = 10 ** decimals;
  if (!values.every((value) => isWhole(value, decimals))) {
    return values.reduce((total, value) => total.plus(value), new Big(0));
  }
  return new Big(values.reduce((total, value) => total + Math.round(value * factor), 0)).div(factor);
}

/** Has no more than these decimals. Within the safe integers, the product of such a value is rounded to exactly the whole number. */
function isWhole(value: number, decimals: number): boolean {
  return Number.isSafeInteger(value * 10 ** decimals);
}

/** Turns -0 into 0. */
function decimal(value: Big, decimals: number): number {
  return value.round(decimals, halfAwayFromZero).toNumber() + 0;
}
