import { measurementScales } from "#db/terms/measurements.ts";
import { type Assessment, assessSeries } from "#server/measurements/assessment/rules.ts";
import type { TargetFacts } from "#server/measurements/interpretation/contract.ts";
import { profileOf } from "#server/measurements/interpretation/glucose-rules.ts";
import { homePressureOf } from "#server/measurements/interpretation/home-blood-pressure-rules.ts";
import type { Pressure } from "#server/measurements/interpretation/home-pressure-contract.ts";
import { newestDays, type SeriesFacts } from "#server/measurements/interpretation/rules.ts";
import { weightChangeOf } from "#server/measurements/interpretation/weight-rules.ts";
import type { SoepFacts, SoepLine } from "./contract.ts";

export type SoepComment = { kind: string; day: string; text: string };

/** Units as written in a record; UCUM is for machines. */
const shownUnits: Record<string, string> = {
  "mm[Hg]": "mmHg",
  Cel: "°C",
  "{breaths}/min": "/min",
  "{score}": "",
};

/**
 * One patient's series in SOEP form: S the patient's comments, O what was measured, E the status against the targets. P is left to the
 * author. Facts only; never a diagnosis.
 */
export function soepOf(
  series: readonly { facts: SeriesFacts; setAsideCount: number }[],
  comments: readonly SoepComment[],
): SoepFacts {
  const assessed = series.map((one) => ({ ...one, assessment: assessSeries(one.facts) }));
  return {
    s: comments.map(({ kind, day, text }) => ({ line: "comment", values: { kind, day: shortDay(day), text } })),
    o: assessed.flatMap(({ facts, assessment, setAsideCount }) => [
      ...measuredOf(facts, assessment),
      ...(setAsideCount > 0 ? [{ line: "set-aside", values: { count: setAsideCount } }] : []),
    ]),
    e: assessed.flatMap(({ facts, assessment }) => standingOf(facts, assessment)),
    p: [],
  };
}

function measuredOf(facts: SeriesFacts, assessment: Assessment): SoepLine[] {
  switch (facts.kind) {
    case "blood-pressure":
      return pressureLines(facts);
    case "blood-glucose":
      return glucoseLines(facts);
    case "body-weight":
      return weightLines(facts);
    case "other":
      return [];
    default:
      return otherLines(facts, facts.kind, assessment);
  }
}

function pressureLines({ kind, values, protocol, practice, rules }: SeriesFacts): SoepLine[] {
  const home = homePressureOf(values, protocol, practice, rules);
  if (!home?.average) return [];
  const period = { from: shortDay(home.from), until: shortDay(home.countedUntil ?? home.until) };
  const lines: SoepLine[] = [
    {
      line: "home-pressure",
      values: {
        ...period,
        average: pressureText(home.average),
        counted: home.countedCount,
        count: home.count,
        days: home.countedDays,
      },
    },
  ];
  if (!home.isEnough) lines.push({ line: "not-enough", values: { kind, count: home.countedCount } });
  if (home.isDayOneLeftOut) lines.push({ line: "day-one-left-out", values: {} });
  if (home.morning) lines.push({ line: "morning", values: { average: pressureText(home.morning) } });
  if (home.evening) lines.push({ line: "evening", values: { average: pressureText(home.evening) } });
  if (home.practice && home.difference) {
    const difference = `${signed(home.difference.systolic)}/${signed(home.difference.diastolic)}`;
    lines.push({ line: "difference", values: { practice: pressureText(home.practice), difference } });
  }
  if (home.digits?.isNoticed) lines.push({ line: "digits", values: { share: home.digits.zeroShare } });
  return lines;
}

function glucoseLines({ kind, values, rules }: SeriesFacts): SoepLine[] {
  const { windowDays } = rules["blood-glucose.enough"].values;
  const { low, high } = rules["blood-glucose.ranges"].values;
  const newest = newestDays(
    values.filter((one) => !one.isPractice),
    windowDays,
  );
  const profile = profileOf(newest, rules);
  const [first, last] = [newest[0], newest.at(-1)];
  if (!first || !last || profile.average === null || !profile.shares) return [];
  const { fasting, afterMeal } = profile;
  const [from, until] = [shortDay(first.day), shortDay(last.day)];
  const measured = { from, until, average: profile.average, count: profile.count };
  const lines: SoepLine[] = profile.isEnough
    ? [{ line: "glucose", values: { ...measured, inRange: profile.shares.inRange, low, high } }]
    : [{ line: "glucose-average", values: measured }];
  if (!profile.isEnough) lines.push({ line: "not-enough", values: { kind, count: profile.count } });
  if (fasting.average !== null) {
    lines.push({ line: "fasting", values: { average: fasting.average, count: fasting.count } });
  }
  if (afterMeal.average !== null) {
    lines.push({ line: "after-meal", values: { average: afterMeal.average, count: afterMeal.count } });
  }
  return lines;
}

function weightLines({ values, rules }: SeriesFacts): SoepLine[] {
  const change = weightChangeOf(values, rules);
  const last = values.at(-1);
  if (!change || !last) return [];
  const { latest, gain, hours } = change;
  return [{ line: "weight", values: { latest, day: shortDay(last.day), gain, hours } }];
}

function otherLines(
  { values }: SeriesFacts,
  kind: keyof typeof measurementScales,
  { averageValue, countInWindow }: Assessment,
): SoepLine[] {
  const last = values.at(-1);
  if (!last) return [];
  const unit = unitOf(kind);
  const latest: SoepLine = { line: "latest", values: { kind, value: last.value, unit, day: shortDay(last.day) } };
  if (averageValue === null || countInWindow < 2) return [latest];
  return [latest, { line: "average", values: { kind, average: averageValue, unit, count: countInWindow } }];
}

function standingOf({ kind, targets }: SeriesFacts, { state }: Assessment): SoepLine[] {
  if (state === "insufficient") return [];
  // A weight gain can be too much without a target range to name.
  if (state === "no-target" || targets.length === 0)
    return kind === "other" ? [] : [{ line: "no-target", values: { kind } }];
  return [{ line: state, values: { kind, target: targetText(targets) } }];
}

/** "< 135/85", "4,5 – 8" and so on, without words. */
function targetText(targets: readonly TargetFacts[]): string {
  const [first, second] = targets;
  if (first && second?.value === "diastolic" && first.upper !== null && second.upper !== null) {
    const lower = first.lower === null ? "" : `≥ ${first.lower}, `;
    return `${lower}< ${first.upper}/${second.upper}`;
  }
  return targets.map(bandText).join("; ");
}

function bandText({ lower, upper, isUpperOpen }: TargetFacts): string {
  if (lower !== null && upper !== null) return `${figure(lower)}–${figure(upper)}`;
  if (upper !== null) return `${isUpperOpen ? "<" : "≤"} ${figure(upper)}`;
  return `≥ ${figure(lower)}`;
}

/** With a decimal comma: the record is in Dutch. */
function figure(value: number | null): string {
  return value === null ? "" : value.toLocaleString("nl-NL");
}

function pressureText({ systolic, diastolic }: Pressure): string {
  return `${systolic}/${diastolic}`;
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}

function unitOf(kind: keyof typeof measurementScales): string {
  const { unit } = measurementScales[kind];
  return shownUnits[unit] ?? unit;
}

/** "24-11-2026": a HIS takes plain text. */
function shortDay(day: string): string {
  return day.split("-").reverse().join("-");
}
