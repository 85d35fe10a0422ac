import type {
  MeasurementKind,
  MeasurementMoment,
  MeasurementOrigin,
  SeriesState,
  SetAsideReason,
} from "#db/terms/measurements.ts";
import { ageOn } from "#db/terms/patient-names.ts";
import type { Attention, AttentionReason } from "#db/terms/reviews.ts";
import { dutchClock } from "#server/calendar/clock.ts";
import { addDays, daysBetween } from "#server/calendar/days.ts";
import type { RulesInForce } from "./book-rules.ts";
import type { ProtocolFacts, RuleFacts, TargetFacts } from "./contract.ts";
import { averageOf, decimalsOf, minus, rounded } from "./decimal-rules.ts";
import type { Pressure } from "./home-pressure-contract.ts";

/** A counted value. `day` and `minute` are Dutch time; `minute` is null where only the day is known. */
export type CountableValue = {
  measurementId: string;
  at: Date;
  day: string;
  minute: number | null;
  value: number;
  diastolic: number | null;
  moment: MeasurementMoment | null;
  /** Measured at the practice: shown, but not part of the home measurements. */
  isPractice: boolean;
};

/** A finding and how much attention it needs. */
export type Finding = { attention: Attention; reason: AttentionReason };

/** What is unreviewed. */
export type FreshValues = {
  ids: ReadonlySet<string>;
  /** The newest bound with its comparator, "> 33.3": the value was beyond the meter's range. */
  bound: { sign: string; value: number } | null;
  /** Bounds not included. */
  setAsideCount: number;
  reusedCount: number;
  commentCount: number;
};
export const nothingFresh: FreshValues = {
  ids: new Set(),
  bound: null,
  setAsideCount: 0,
  reusedCount: 0,
  commentCount: 0,
};

/** One series with everything that determines its status. `values`: counted values, oldest first. `protocol`: the one it is or was in. */
export type SeriesFacts = {
  kind: MeasurementKind;
  values: readonly CountableValue[];
  fresh: FreshValues;
  protocol: ProtocolFacts | null;
  practice: Pressure | null;
  rules: RulesInForce;
  targets: readonly TargetFacts[];
  today: string;
  isAdult: boolean;
};

/** The status of a series by its own rules; `rules` are the rules it rests on. */
export type SeriesStanding = {
  state: SeriesState;
  findings: Finding[];
  rules: RuleFacts[];
  /** The average the verdict rests on, where that differs from the average of the newest days. */
  average?: { value: number; diastolic: number | null; count: number };
};

const trendReadingsMin = 3;

type StoredValue = {
  measurementId: string;
  kind: MeasurementKind;
  effectiveAt: Date;
  hasTime: boolean;
  value: number | null;
  diastolic: number | null;
  moment: MeasurementMoment | null;
  origin: MeasurementOrigin;
  setAside: SetAsideReason | null;
};

/**
 * The counted values, in the shape the rules take; those set aside or without a value are left out. Figures are rounded as they are
 * shown, so that nothing is judged by a decimal that nobody sees.
 */
export function countableValuesOf(stored: readonly StoredValue[]): CountableValue[] {
  return stored.flatMap(({ measurementId, effectiveAt: at, hasTime, moment, origin, setAside, ...figures }) => {
    if (setAside !== null || figures.value === null) return [];
    const decimals = decimalsOf(figures.kind);
    const value = rounded(figures.value, decimals);
    const diastolic = figures.diastolic === null ? null : rounded(figures.diastolic, decimals);
    const { day, minute } = dutchClock(at);
    const isPractice = origin === "practice";
    return [{ measurementId, at, day, minute: hasTime ? minute : null, value, diastolic, moment, isPractice }];
  });
}

/** The values of the last `days` Dutch days, up to and including the day of the newest value. */
export function newestDays<V extends { day: string }>(values: readonly V[], days: number): V[] {
  const newest = values.at(-1)?.day;
  if (newest === undefined) return [];
  const first = addDays(newest, 1 - days);
  return values.filter((one) => one.day >= first);
}

/** The target ranges of a kind for this person. Personal figures override those for older people. */
export function targetsOf(
  kind: MeasurementKind,
  rules: RulesInForce,
  person: { birthDate: string; today: string },
): TargetFacts[] {
  switch (kind) {
    case "blood-pressure":
      return pressureTargets(rules, person);
    case "blood-glucose": {
      const { values: fasting } = rules["blood-glucose.fasting"];
      const { below } = rules["blood-glucose.after-meal"].values;
      return [
        { ...band(rules["blood-glucose.fasting"], fasting.min, fasting.max), moment: "fasting" },
        { ...band(rules["blood-glucose.after-meal"], null, below), moment: "after-meal", isUpperOpen: true },
      ];
    }
    case "body-weight":
    case "heart-rate":
    case "pulse-rate":
    case "oxygen-saturation":
    case "body-temperature":
    case "respiration":
    case "pain-score": {
      const rule = rules[`${kind}.target`];
      const { min, max } = rule.values;
      return min === null && max === null ? [] : [band(rule, min, max)];
    }
    case "body-height":
    case "other":
      return [];
  }
}

function pressureTargets(rules: RulesInForce, person: { birthDate: string; today: string }): TargetFacts[] {
  const target = rules["blood-pressure.target"];
  const older = rules["blood-pressure.target-older"];
  const { systolicBelow, diastolicBelow, systolicMin } = target.values;
  const isOlder = ageOn(person.birthDate, person.today) > older.values.olderThanYears;
  const isEased = older.values.isUsed && isOlder && target.origin !== "patient";
  const systolic = isEased
    ? band(older, systolicMin, Math.max(older.values.systolicBelow, systolicBelow))
    : band(target, systolicMin, systolicBelow);
  return [
    { ...systolic, isUpperOpen: true },
    { ...band(target, null, diastolicBelow), value: "diastolic", isUpperOpen: true },
  ];
}

function band(rule: RuleFacts, lower: number | null, upper: number | null): TargetFacts {
  return { value: "value", moment: null, lower, upper, isUpperOpen: false, rule };
}

/** Days from `from` through `until` without values. */
export function missingDaysOf(values: readonly { day: string }[], from: string, until: string): string[] {
  const measured = new Set(values.map((one) => one.day));
  const length = Math.max(0, daysBetween(from, until) + 1);
  return Array.from({ length }, (_, index) => addDays(from, index)).filter((day) => !measured.has(day));
}

/** The average of the newest `days` days minus that of as many days before them. */
export function trendOf(values: readonly CountableValue[], days: number, decimals: number) {
  const newest = newestDays(values, days);
  const first = newest[0]?.day;
  if (first === undefined) return null;
  const boundary = addDays(values.at(-1)?.day ?? first, 1 - days);
  const before = newestDaysBefore(values, boundary, days);
  if (newest.length < trendReadingsMin || before.length < trendReadingsMin) return null;
  const difference = differenceOf(newest, before, (one) => one.value, decimals);
  if (difference === null) return null;
  return { days, difference, diastolicDifference: differenceOf(newest, before, (one) => one.diastolic, decimals) };
}

function newestDaysBefore(values: readonly CountableValue[], boundary: string, days: number): CountableValue[] {
  const first = addDays(boundary, -days);
  return values.filter((one) => one.day >= first && one.day < boundary);
}

function differenceOf(
  newest: readonly CountableValue[],
  before: readonly CountableValue[],
  pick: (one: CountableValue) => number | null,
  decimals: number,
): number | null {
  const [now, then] = [averageOf(newest.map(pick), decimals), averageOf(before.map(pick), decimals)];
  return now === null || then === null ? null : minus(now, then, decimals);
}
