import type { MeasurementKind, SetAsideReason } from "#db/terms/measurements.ts";
import { measurementScales } from "#db/terms/measurements.ts";
import type { SentQuantity, UnderstoodPart } from "#server/measurements/contract.ts";
import type { MeasurementProfile, ProfileCode } from "./profile.ts";
import { inUnitOfKind } from "./units.ts";

/** Value and second value in the unit of the kind, and why they cannot be counted. */
export type MeasuredValue = { value: number | null; second: number | null; setAside: SetAsideReason | null };

/** Takes the value(s) from where the profile has them: its parts, or `value[x]` (`quantity`). */
export function readValue(
  { profile, code }: { profile: MeasurementProfile; code: ProfileCode },
  quantity: SentQuantity | null,
  parts: readonly UnderstoodPart[],
): MeasuredValue {
  const inPart = (name: string | undefined) =>
    name === undefined ? undefined : parts.find(({ part, quantity: sent }) => part === name && sent)?.quantity;
  const first = inPart(profile.valuePart) ?? (code.isSecond ? null : quantity);
  const second = inPart(profile.secondPart) ?? (code.isSecond ? quantity : null);
  if (first === null && second === null) return { value: null, second: null, setAside: "no-value" };

  const read = [first, second].map((sent) => (sent === null ? null : inUnitOfKind(sent, profile.units)));
  const [value = null, other = null] = read.map((one) => (one !== null && "value" in one ? one.value : null));
  const refusal = read.find((one) => one !== null && "refusal" in one);
  if (refusal !== undefined && refusal !== null && "refusal" in refusal) {
    return { value, second: other, setAside: refusal.refusal };
  }
  // A meter at the end of its range says where the value lies, not what it is: averaged as a value it would be wrong.
  const isBound = [first, second].some((sent) => sent?.comparator !== undefined);
  return { value, second: other, setAside: isBound ? "bound" : impossibility(profile.kind, value, other) };
}

function impossibility(
  kind: Exclude<MeasurementKind, "other">,
  value: number | null,
  second: number | null,
): SetAsideReason | null {
  const { possible, secondPossible } = measurementScales[kind];
  if (isOutside(value, possible) || isOutside(second, secondPossible ?? possible)) return "impossible";
  return value !== null && second !== null && second > value ? "diastolic-above-systolic" : null;
}

function isOutside(value: number | null, bounds: { min: number; max: number }): boolean {
  return value !== null && (value < bounds.min || value > bounds.max);
}
