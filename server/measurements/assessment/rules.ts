import type { MeasurementKind } from "#db/terms/measurements.ts";
import { attentionRanks } from "#db/terms/reviews.ts";
import { addDays, daysBetween } from "#server/calendar/days.ts";
import type { RulesInForce } from "#server/measurements/interpretation/book-rules.ts";
import type { Verdict } from "#server/measurements/interpretation/contract.ts";
import { averageOf, decimalsOf } from "#server/measurements/interpretation/decimal-rules.ts";
import { glucoseStanding } from "#server/measurements/interpretation/glucose-standing-rules.ts";
import { pressureStanding } from "#server/measurements/interpretation/pressure-standing-rules.ts";
import { rangeStanding } from "#server/measurements/interpretation/range-standing-rules.ts";
import {
  type Finding,
  newestDays,
  type SeriesFacts,
  type SeriesStanding,
} from "#server/measurements/interpretation/rules.ts";
import { weightStanding } from "#server/measurements/interpretation/weight-rules.ts";

export type Assessment = Verdict & {
  averageValue: number | null;
  averageDiastolic: number | null;
  countInWindow: number;
};

/** The status of a series, with its reasons by descending attention. Facts and agreements; never a diagnosis. */
export function assessSeries(facts: SeriesFacts): Assessment {
  const { kind } = facts;
  const standing = standingOfKind(facts);
  const findings = [...standing.findings, ...boundFindings(facts), ...silenceFindings(facts), ...freshFindings(facts)];
  const ranked = findings.sort((a, b) => attentionRanks[b.attention] - attentionRanks[a.attention]);
  const average = standing.average ?? averageOfWindow(facts);
  return {
    state: standing.state,
    attention: attentionRanks[ranked[0]?.attention ?? "normal"],
    reasons: ranked.map((finding) => ({ about: kind, ...finding.reason })),
    rules: standing.rules,
    averageValue: average.value,
    averageDiastolic: average.diastolic,
    countInWindow: average.count,
  };
}

function standingOfKind(facts: SeriesFacts): SeriesStanding {
  switch (facts.kind) {
    case "blood-pressure":
      return pressureStanding(facts);
    case "blood-glucose":
      return glucoseStanding(facts);
    case "body-weight":
      return weightStanding(facts);
    case "other":
      return { state: "no-target", findings: [{ attention: "look", reason: { reason: "new-kind" } }], rules: [] };
    default:
      return rangeStanding(facts);
  }
}

/** The average shown in tables, over the window of the rule that judges this kind. */
function averageOfWindow({ kind, values, rules }: SeriesFacts) {
  const { windowDays } = rules[kind === "blood-glucose" ? "blood-glucose.enough" : "series.window"].values;
  const window = newestDays(
    values.filter((one) => !one.isPractice),
    windowDays,
  );
  const over = (figures: (number | null)[]) => averageOf(figures, decimalsOf(kind));
  return {
    value: over(window.map((one) => one.value)),
    diastolic: over(window.map((one) => one.diastolic)),
    count: window.length,
  };
}

export type Silence = { since: string; days: number };

/**
 * How long a series has been silent, from its first day without a value; null while that is within the rule. Missing values matter only
 * while a protocol runs or where a maximum silence was agreed for this patient.
 */
export function silenceOf({ kind, values, protocol, rules, today }: SeriesFacts): Silence | null {
  const rule = silenceRule(kind, rules);
  const isExpected = protocol?.isRunning === true;
  if (!rule || rule.values.days === null || (!isExpected && rule.origin !== "patient")) return null;
  const last = values.findLast((one) => !one.isPractice)?.day ?? null;
  const beforePlan = isExpected ? addDays(protocol.startsOn, -1) : null;
  const from = [last, beforePlan].filter((day) => day !== null).sort();
  const day = from.at(-1);
  if (day === undefined) return null;
  const days = daysBetween(day, today);
  return days < rule.values.days ? null : { since: addDays(day, 1), days };
}

function silenceFindings(facts: SeriesFacts): Finding[] {
  const silence = silenceOf(facts);
  return silence ? [{ attention: "look", reason: { reason: "no-values", values: { days: silence.days } } }] : [];
}

function silenceRule(kind: MeasurementKind, rules: RulesInForce) {
  switch (kind) {
    case "blood-pressure":
    case "blood-glucose":
    case "body-weight":
    case "heart-rate":
    case "oxygen-saturation":
    case "body-temperature":
      return rules[`${kind}.silence`];
    default:
      return null;
  }
}

/** A reading beyond the meter's range: not counted, and further out than anything the meter can read. */
function boundFindings({ kind, fresh }: SeriesFacts): Finding[] {
  if (fresh.bound === null || kind === "other") return [];
  const { sign, value } = fresh.bound;
  return [{ attention: "out-of-target", reason: { reason: "beyond-meter", values: { sign, value } } }];
}

/** What affects how new values must be read: some were set aside, an identifier was reused, the patient added a comment. */
function freshFindings({ fresh }: SeriesFacts): Finding[] {
  const counted = [
    ["set-aside", fresh.setAsideCount],
    ["identifier-reused", fresh.reusedCount],
    ["comment", fresh.commentCount],
  ] as const;
  return counted
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => ({ attention: "look", reason: { reason, values: { count } } }));
}
