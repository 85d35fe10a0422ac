import type { TargetFacts } from "./contract.ts";
import type { CountableValue, Finding, SeriesFacts, SeriesStanding } from "./rules.ts";
import { standingIn } from "./standing-rules.ts";

/**
 * The status of a kind with a single range: by its newest value, with a finding for new values outside it. Outside the rule book's range,
 * our own conservative choice, is worth a look; outside an agreed range is out of target.
 */
export function rangeStanding({ values, fresh, targets }: SeriesFacts): SeriesStanding {
  const [target] = targets;
  const latest = values.at(-1);
  if (!target || !latest) {
    return { state: "no-target", findings: [{ attention: "unknown", reason: { reason: "no-target" } }], rules: [] };
  }
  const standing = standingIn(target, latest.value);
  const unseen = values.filter((one) => fresh.ids.has(one.measurementId));
  const judged = unseen.length > 0 ? unseen : [latest];
  const findings = [...outside(judged, target, "above"), ...outside(judged, target, "below")];
  const state = standing === "no-target" ? "in-target" : standing;
  if (findings.length > 0) return { state, findings, rules: [target.rule] };
  const reason = { reason: "in-target", values: { value: latest.value } } as const;
  return { state, findings: [{ attention: "normal", reason }], rules: [target.rule] };
}

function outside(values: readonly CountableValue[], target: TargetFacts, side: "above" | "below"): Finding[] {
  const beyond = values.filter((one) => standingIn(target, one.value) === side).map((one) => one.value);
  if (beyond.length === 0) return [];
  const isAbove = side === "above";
  const value = isAbove ? Math.max(...beyond) : Math.min(...beyond);
  const limit = (isAbove ? target.upper : target.lower) ?? 0;
  const reason = isAbove ? "value-high" : "value-low";
  const attention = target.rule.origin === "book" ? "look" : "out-of-target";
  return [{ attention, reason: { reason, values: { value, limit, count: beyond.length } } }];
}
