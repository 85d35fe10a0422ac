import type { MeasurementKind, MeasurementMoment, Standing } from "#db/terms/measurements.ts";
import type { RulesInForce } from "./book-rules.ts";
import type { TargetFacts } from "./series-contract.ts";

type Judged = { value: number; second: number | null; moment: MeasurementMoment | null };

/**
 * How single values of a kind stand. A glucose that is low is low around any moment; one of which nobody knows the moment has no band,
 * and is too high where every moment is.
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

/** To the bands that are about it. Too high in one of two values is too high. */
function standingOf({ value, second, moment }: Judged, targets: readonly TargetFacts[]): Standing {
  const standings = targets
    .filter((target) => target.moment === null || target.moment === moment)
    .map((target) => standingIn(target, target.value === "second" ? second : value))
    .filter((standing) => standing !== "no-target");
  if (standings.length === 0) return "no-target";
  return standings.find((standing) => standing === "above") ?? standings.find((one) => one === "below") ?? "in-target";
}

export function standingIn({ lower, upper, isUpperOpen }: TargetFacts, value: number | null): Standing {
  if (value === null || (lower === null && upper === null)) return "no-target";
  if (upper !== null && (isUpperOpen ? value >= upper : value > upper)) return "above";
  return lower !== null && value < lower ? "below" : "in-target";
}
