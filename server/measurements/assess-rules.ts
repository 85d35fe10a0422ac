import type { MeasurementKind } from "#db/terms/measurements.ts";
import { attentionRanks } from "#db/terms/reviews.ts";
import { addDays, daysBetween } from "#server/calendar/dutch-clock.ts";
import type { RulesInForce } from "./book-rules.ts";
import { glucoseStanding } from "./glucose-standing-rules.ts";
import { pressureStanding } from "./pressure-standing-rules.ts";
import { rangeStanding } from "./range-standing-rules.ts";
import type { Verdict } from "./series-contract.ts";
import {
  averageOf,
  decimalsOf,
  type Finding,
  newestDays,
  type SeriesFacts,
  type SeriesStanding,
} from "./series-rules.ts";
import { weightStanding } from "./weight-standing-rules.ts";

export type Assessment = Verdict & {
  averageValue: number | null;
  averageSecond: number | null;
  countInWindow: number;
};

/** How a series stands, with the reasons in the order of their attention. Facts and agreements; never a diagnosis. */
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
    averageSecond: average.second,
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

/** The average in tables, over the days of the rule that judges this kind. */
function averageOfWindow({ kind, values, rules }: SeriesFacts) {
  const { windowDays } = rules[kind === "blood-glucose" ? "blood-glucose.enough" : "series.window"].values;
  const window = newestDays(
    values.filter((one) => !one.isPractice),
    windowDays,
  );
  const over = (figures: (number | null)[]) => averageOf(figures, decimalsOf(kind));
  return {
    value: over(window.map((one) => one.value)),
    second: over(window.map((one) => one.second)),
    count: window.length,
  };
}

export type Silence = { since: string; days: number };

/**
 * A series of which nothing came for as long as the rule allows, by its first day; null while nothing is amiss. Missing values matter
 * where a period with a plan runs, or where somebody agreed it for this patient.
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

/** A meter at the end of its range: it counts in nothing, and is further out than anything that it can read. */
function boundFindings({ kind, fresh }: SeriesFacts): Finding[] {
  if (fresh.bound === null || kind === "other") return [];
  const { sign, value } = fresh.bound;
  return [{ attention: "out-of-target", reason: { reason: "beyond-meter", values: { sign, value } } }];
}

/** What changes how new values must be read: some do not count, an identifier came twice, the patient wrote something. */
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
