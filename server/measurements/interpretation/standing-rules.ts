import type { MeasurementKind, MeasurementMoment, Standing } from "#db/terms/measurements.ts";
import type { RulesInForce } from "./book-rules.ts";
import type { TargetFacts } from "./contract.ts";

type Judged = { value: number; diastolic: number | null; moment: MeasurementMoment | null };

/**
 * The status of single values of a kind. A low glucose is low around any moment; one without a moment has no target range, and is too
 * high only above the limit for any moment.
 */
export function standingBy(
  kind: MeasurementKind,
  targets: readonly TargetFacts[],
  rules: RulesInForce,
): (judged: Judged) => Standing {
  if (kind !== "blood-glucose") return (judged) => standingOf(judged, targets);
  const { low, high } = rules["blood-glucose.ranges"].values;
  return (judged) => {
    if (judged.value < low) return "below";
    const standing = standingOf(judged, targets);
    return standing === "no-target" && judged.value > high ? "above" : standing;
  };
}

/** Against the targets that apply. Too high in either value is too high. */
function standingOf({ value, diastolic, moment }: Judged, targets: readonly TargetFacts[]): Standing {
  const standings = targets
    .filter((target) => target.moment === null || target.moment === moment)
    .map((target) => standingIn(target, target.value === "diastolic" ? diastolic : value))
    .filter((standing) => standing !== "no-target");
  if (standings.length === 0) return "no-target";
  return standings.find((standing) => standing === "above") ?? standings.find((one) => one === "below") ?? "in-target";
}

export function standingIn({ lower, upper, isUpperOpen }: TargetFacts, value: number | null): Standing {
  if (value === null || (lower === null && upper === null)) return "no-target";
  if (upper !== null && (isUpperOpen ? value >= upper : value > upper)) return "above";
  return lower !== null && value < lower ? "below" : "in-target";
}
