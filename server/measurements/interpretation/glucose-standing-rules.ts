import type { SeriesState } from "#db/terms/measurements.ts";
import type { RulesInForce } from "./book-rules.ts";
import type { TargetFacts } from "./contract.ts";
import { type Profile, profileOf } from "./glucose-rules.ts";
import { type Finding, newestDays, type SeriesFacts, type SeriesStanding } from "./rules.ts";
import { standingIn } from "./standing-rules.ts";

type Judged = { state: SeriesState; finding: Finding };

/**
 * The status of glucose over the newest days: averages of fasting and after-meal readings where there are enough, and shares where there
 * are enough readings for shares. Too low outranks too high.
 */
export function glucoseStanding(facts: SeriesFacts): SeriesStanding {
  const { rules, targets } = facts;
  const enough = rules["blood-glucose.enough"];
  const values = newestDays(
    facts.values.filter((one) => !one.isPractice),
    enough.values.windowDays,
  );
  const profile = profileOf(values, rules);
  const judged = [...momentsJudged(profile, targets, rules), ...sharesJudged(profile, rules)];
  const singles = singleFindings(facts);
  if (judged.length === 0) {
    const reason = { reason: "not-enough", values: { count: profile.count, min: profile.readingsMin } } as const;
    return { state: "insufficient", findings: [...singles, { attention: "unknown", reason }], rules: [enough] };
  }
  const order: readonly SeriesState[] = ["below", "above", "in-target"];
  const state = order.find((wanted) => judged.some((one) => one.state === wanted)) ?? "in-target";
  const out = judged.filter((one) => one.state !== "in-target").map((one) => one.finding);
  const findings: Finding[] = out.length > 0 ? out : [inTarget(profile)];
  return {
    state,
    findings: [...findings, ...singles],
    rules: [...new Set(targets.map((one) => one.rule)), rules["blood-glucose.ranges"], enough],
  };
}

function inTarget(profile: Profile): Finding {
  return {
    attention: "normal",
    reason: { reason: "in-target", values: { average: profile.average ?? 0, count: profile.count } },
  };
}

function momentsJudged(profile: Profile, targets: readonly TargetFacts[], rules: RulesInForce): Judged[] {
  const { momentReadingsMin } = rules["blood-glucose.enough"].values;
  const moments = [
    ["fasting", profile.fasting],
    ["after-meal", profile.afterMeal],
  ] as const;
  return moments.flatMap(([moment, { count, average }]) => {
    const target = targets.find((one) => one.moment === moment);
    if (!target || average === null || count < momentReadingsMin) return [];
    const standing = standingIn(target, average);
    if (standing === "no-target") return [];
    const limit = (standing === "below" ? target.lower : target.upper) ?? 0;
    const reason = standing === "below" ? "average-below" : "average-above";
    const values = { average, limit, count, moment };
    return [{ state: standing, finding: { attention: "out-of-target", reason: { reason, values } } }];
  });
}

function sharesJudged({ shares, isEnough, count }: Profile, rules: RulesInForce): Judged[] {
  if (!shares || !isEnough) return [];
  const ranges = rules["blood-glucose.ranges"].values;
  const tooLow = shares.low >= ranges.lowShareMax || shares.veryLow >= ranges.veryLowShareMax;
  const tooHigh = shares.high >= ranges.highShareMax || shares.veryHigh >= ranges.veryHighShareMax;
  const isOut = shares.inRange <= ranges.inRangeShareMin;
  const state = tooLow ? "below" : tooHigh || isOut ? "above" : "in-target";
  const values = { share: shares.inRange, limit: ranges.inRangeShareMin, low: shares.low, high: shares.high, count };
  return [{ state, finding: { attention: "out-of-target", reason: { reason: "glucose-out-of-range", values } } }];
}

/** Single unreviewed readings: far too low ranks above too low and far too high. */
function singleFindings({ values, fresh, rules }: SeriesFacts): Finding[] {
  const { veryLow, low, veryHigh } = rules["blood-glucose.ranges"].values;
  const unseen = values.filter((one) => fresh.ids.has(one.measurementId)).map((one) => one.value);
  const lows = unseen.filter((value) => value < low);
  const highs = unseen.filter((value) => value > veryHigh);
  const findings: Finding[] = [];
  if (lows.length > 0) {
    const value = Math.min(...lows);
    const isFar = value < veryLow;
    const values = { value, limit: isFar ? veryLow : low, count: lows.length };
    findings.push({ attention: isFar ? "out-of-target" : "look", reason: { reason: "glucose-low", values } });
  }
  if (highs.length > 0) {
    const values = { value: Math.max(...highs), limit: veryHigh, count: highs.length };
    findings.push({ attention: "look", reason: { reason: "value-high", values } });
  }
  return findings;
}
