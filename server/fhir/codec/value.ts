import type { MeasurementKind, SetAsideReason } from "#db/terms/measurements.ts";
import { measurementScales } from "#db/terms/measurements.ts";
import type { SentQuantity, UnderstoodPart } from "#server/measurements/values/contract.ts";
import type { MeasurementProfile, ProfileCode } from "./profile.ts";
import { inOtherUnits, inUnitOfKind } from "./units.ts";

/** Value and diastolic value in the unit of the kind, and why they cannot be counted. */
export type DecodedValue = { value: number | null; diastolic: number | null; setAside: SetAsideReason | null };

/** Reads the value(s) from where the profile has them: its parts, or `value[x]` (`quantity`). */
export function readValue(
  { profile, code }: { profile: MeasurementProfile; code: ProfileCode },
  quantity: SentQuantity | null,
  parts: readonly UnderstoodPart[],
): DecodedValue {
  const inPart = (name: string | undefined) =>
    name === undefined ? undefined : parts.find(({ part, quantity: sent }) => part === name && sent)?.quantity;
  const first = inPart(profile.valuePart) ?? (code.isDiastolic ? null : quantity);
  const diastolic = inPart(profile.diastolicPart) ?? (code.isDiastolic ? quantity : null);
  if (first === null && diastolic === null) return { value: null, diastolic: null, setAside: "no-value" };

  const { decimals } = measurementScales[profile.kind];
  const read = [first, diastolic].map((sent) => (sent === null ? null : inUnitOfKind(sent, profile.units, decimals)));
  const [value = null, other = null] = read.map((one) => (one !== null && "value" in one ? one.value : null));
  const refusal = read.find((one) => one !== null && "refusal" in one);
  if (refusal !== undefined && refusal !== null && "refusal" in refusal) {
    return { value, diastolic: other, setAside: refusal.refusal };
  }
  // A comparator means the value is beyond the meter's range: a bound, which would distort an average.
  const isBound = [first, diastolic].some((sent) => sent?.comparator !== undefined);
  const isDoubtful =
    isUnitDoubtful(profile, value, first, "value") || isUnitDoubtful(profile, other, diastolic, "diastolic");
  const setAside = isBound ? "bound" : isDoubtful ? "doubtful-unit" : impossibility(profile.kind, value, other);
  return { value, diastolic: other, setAside };
}

/**
 * A figure that no meter displays in the unit it was sent with, but does in another unit of the kind: a glucose of 5.6 mg/dL. Our own
 * choice (2026-11-30): nobody guesses which of the two it was.
 */
function isUnitDoubtful(
  { kind, units }: MeasurementProfile,
  value: number | null,
  sent: SentQuantity | null,
  which: "value" | "diastolic",
): boolean {
  const { displayed, possible, diastolicPossible, decimals } = measurementScales[kind];
  const range = (which === "diastolic" ? diastolicPossible : displayed) ?? possible;
  if (value === null || sent === null || !isOutside(value, range)) return false;
  return inOtherUnits(sent, units, decimals).some((figure) => !isOutside(figure, range));
}

function impossibility(
  kind: Exclude<MeasurementKind, "other">,
  value: number | null,
  diastolic: number | null,
): SetAsideReason | null {
  const { possible, diastolicPossible } = measurementScales[kind];
  if (isOutside(value, possible) || isOutside(diastolic, diastolicPossible ?? possible)) return "impossible";
  return value !== null && diastolic !== null && diastolic > value ? "diastolic-above-systolic" : null;
}

function isOutside(value: number | null, bounds: { min: number; max: number }): boolean {
  return value !== null && (value < bounds.min || value > bounds.max);
}
