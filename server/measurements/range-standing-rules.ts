import type { TargetFacts } from "./series-contract.ts";
import type { CountedValue, Finding, SeriesFacts, SeriesStanding } from "./series-rules.ts";
import { standingIn } from "./standing-rules.ts";

/**
 * How a kind with one range stands: by its newest value, and every new value outside the range is named. Against figures of the book,
 * which are our own careful choice, that is worth a look; against figures that somebody agreed it is out of target.
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

function outside(values: readonly CountedValue[], target: TargetFacts, side: "above" | "below"): Finding[] {
  const beyond = values.filter((one) => standingIn(target, one.value) === side).map((one) => one.value);
  if (beyond.length === 0) return [];
  const isAbove = side === "above";
  const value = isAbove ? Math.max(...beyond) : Math.min(...beyond);
  const limit = (isAbove ? target.upper : target.lower) ?? 0;
  const reason = isAbove ? "value-high" : "value-low";
  const attention = target.rule.origin === "book" ? "look" : "out-of-target";
  return [{ attention, reason: { reason, values: { value, limit, count: beyond.length } } }];
}
