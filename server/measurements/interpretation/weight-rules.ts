import { measurementScales } from "#db/terms/measurements.ts";
import type { RulesInForce } from "./book-rules.ts";
import type { WeightChange } from "./contract.ts";
import { minus } from "./decimal-rules.ts";
import type { CountableValue, Finding, SeriesFacts, SeriesStanding } from "./rules.ts";
import { standingIn } from "./standing-rules.ts";

const hourMs = 3_600_000;

/** The newest weight against the lowest in the (rolling) hours before it. Null without a weight. Gain in kg, one decimal. */
export function weightChangeOf(values: readonly CountableValue[], rules: RulesInForce): WeightChange | null {
  const latest = values.at(-1);
  return latest ? changeAt(values, latest, rules) : null;
}

/** The largest gain among the newest weight and the unreviewed ones, each against the lowest in the hours before it. */
function steepestChangeOf(
  values: readonly CountableValue[],
  freshIds: ReadonlySet<string>,
  rules: RulesInForce,
): WeightChange | null {
  const latest = values.at(-1);
  return values
    .filter((one) => one === latest || freshIds.has(one.measurementId))
    .map((one) => changeAt(values, one, rules))
    .reduce<WeightChange | null>((most, one) => (most && most.gain > one.gain ? most : one), null);
}

/** Weights, oldest first, that exceed the lowest in the hours before them by more than the agreed gain. */
export function steepIdsOf(values: readonly CountableValue[], rules: RulesInForce): Set<string> {
  const { hours } = rules["body-weight.gain"].values;
  let first = 0;
  const steep = values.filter((one, at) => {
    while ((values[first]?.at.getTime() ?? 0) < one.at.getTime() - hours * hourMs) first += 1;
    return changeAt(values.slice(first, at + 1), one, rules).isBeyond;
  });
  return new Set(steep.map(({ measurementId }) => measurementId));
}

function changeAt(values: readonly CountableValue[], latest: CountableValue, rules: RulesInForce): WeightChange {
  const { gain: gainMax, hours } = rules["body-weight.gain"].values;
  const lowest = lowestWithin(values, latest, hours);
  const gain = minus(latest.value, lowest, 1);
  return { latest: latest.value, lowest, gain, hours, isBeyond: gain > gainMax };
}

/** The lowest value in the hours up to and including one value. */
export function lowestWithin(values: readonly CountableValue[], latest: CountableValue, hours: number): number {
  const from = latest.at.getTime() - hours * hourMs;
  const within = values.filter((one) => one.at.getTime() >= from && one.at <= latest.at);
  return Math.min(latest.value, ...within.map((one) => one.value));
}

/**
 * The status of weight. A gain beyond the limit is out of target where weight is monitored (a protocol runs, or a limit was agreed for
 * this patient) and worth a look elsewhere; then the target weight, if any. Unreviewed values are checked one by one: in a batch shared
 * at once, the newest value alone would hide a gain.
 */
export function weightStanding(facts: SeriesFacts): SeriesStanding {
  const { values, fresh, protocol, rules, targets } = facts;
  const gain = rules["body-weight.gain"];
  const isWatched = protocol?.isRunning === true || gain.origin === "patient";
  const [target] = targets;
  const latest = values.at(-1);
  const change = weightChangeOf(values, rules);
  if (!latest || !change) {
    const reason = { reason: "not-enough", values: { count: 0, min: 1 } } as const;
    return { state: "insufficient", findings: [{ attention: "unknown", reason }], rules: [gain] };
  }
  const rests = target ? [gain, target.rule] : [gain];
  const findings = unlikelyFindings(facts);
  const steepest = steepestChangeOf(values, fresh.ids, rules) ?? change;
  if (steepest.isBeyond) {
    const reason = {
      reason: "weight-gain",
      values: { gain: steepest.gain, hours: steepest.hours, limit: gain.values.gain },
    } as const;
    findings.push({ attention: isWatched ? "out-of-target" : "look", reason });
  }
  const standing = target ? standingIn(target, latest.value) : "no-target";
  if (standing === "above" || standing === "below") {
    const limit = (standing === "above" ? target?.upper : target?.lower) ?? 0;
    const reason = standing === "above" ? "value-high" : "value-low";
    findings.push({ attention: "out-of-target", reason: { reason, values: { value: latest.value, limit, count: 1 } } });
  }
  if (change.isBeyond) return { state: "above", findings, rules: rests };
  if (standing === "above" || standing === "below") return { state: standing, findings, rules: rests };
  if (!target && !isWatched) {
    findings.push({ attention: "unknown", reason: { reason: "no-target" } });
    return { state: "no-target", findings, rules: rests };
  }
  const reason = { reason: "in-target", values: { value: latest.value, gain: change.gain } } as const;
  return { state: "in-target", findings: [...findings, { attention: "normal", reason }], rules: rests };
}

/** A new value that is probably a typing error: it counts, and is flagged for a look. */
function unlikelyFindings({ values, fresh, isAdult }: SeriesFacts): Finding[] {
  const { likely } = measurementScales["body-weight"];
  if (!isAdult || !likely) return [];
  const odd = values.findLast(
    ({ measurementId, value }) => fresh.ids.has(measurementId) && (value < likely.min || value > likely.max),
  );
  return odd ? [{ attention: "look", reason: { reason: "value-unlikely", values: { value: odd.value } } }] : [];
}
