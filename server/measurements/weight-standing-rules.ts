import { measurementScales } from "#db/terms/measurements.ts";
import type { Finding, SeriesFacts, SeriesStanding } from "./series-rules.ts";
import { standingIn } from "./standing-rules.ts";
import { steepestChangeOf, weightChangeOf } from "./weight-rules.ts";

/**
 * How weight stands: a gain beyond what was agreed counts where weight is watched (a period runs, or somebody agreed figures for this
 * patient) and is worth a look elsewhere; beside it the target weight, where there is one. A gain within what was shared at once is found
 * as well, until somebody reviewed it: the newest value alone would hide it.
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

/** A new value that is likelier a typing error: it counts, and somebody looks at it. */
function unlikelyFindings({ values, fresh, isAdult }: SeriesFacts): Finding[] {
  const { likely } = measurementScales["body-weight"];
  if (!isAdult || !likely) return [];
  const odd = values.findLast(
    ({ measurementId, value }) => fresh.ids.has(measurementId) && (value < likely.min || value > likely.max),
  );
  return odd ? [{ attention: "look", reason: { reason: "value-unlikely", values: { value: odd.value } } }] : [];
}
