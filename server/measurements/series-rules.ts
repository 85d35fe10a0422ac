import { mean } from "d3-array";
import {
  type MeasurementKind,
  type MeasurementMoment,
  type MeasurementOrigin,
  measurementScales,
  type SeriesState,
  type SetAsideReason,
} from "#db/terms/measurements.ts";
import { ageOn } from "#db/terms/patient-names.ts";
import type { Attention, AttentionReason } from "#db/terms/reviews.ts";
import { addDays, daysBetween, dutchClock } from "#server/calendar/dutch-clock.ts";
import type { RulesInForce } from "./book-rules.ts";
import type { Pressure } from "./home-pressure-contract.ts";
import type { ProtocolFacts, RuleFacts, TargetFacts } from "./series-contract.ts";

/** A value that counts. `day` and `minute` are Dutch; `minute` is null where only the day is known. */
export type CountedValue = {
  measurementId: string;
  at: Date;
  day: string;
  minute: number | null;
  value: number;
  second: number | null;
  moment: MeasurementMoment | null;
  /** Measured at the practice: shown, but no part of what was measured at home. */
  isPractice: boolean;
};

/** Something that was noticed, and how much attention it asks. */
export type Finding = { attention: Attention; reason: AttentionReason };

/** What nobody has reviewed yet. */
export type FreshValues = {
  ids: ReadonlySet<string>;
  /** The newest bound with its sign, "> 33.3": the meter could not read what it was. */
  bound: { sign: string; value: number } | null;
  /** Bounds are not among them. */
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

/** One series with all that decides how it stands. `values`: what counts, oldest first. `protocol`: the period it is in, or was. */
export type SeriesFacts = {
  kind: MeasurementKind;
  values: readonly CountedValue[];
  fresh: FreshValues;
  protocol: ProtocolFacts | null;
  practice: Pressure | null;
  rules: RulesInForce;
  targets: readonly TargetFacts[];
  today: string;
  isAdult: boolean;
};

/** How a series stands by its own rules; `rules` are those it rests on. */
export type SeriesStanding = {
  state: SeriesState;
  findings: Finding[];
  rules: RuleFacts[];
  /** What the verdict rests on, where that is another average than that of the newest days. */
  average?: { value: number; second: number | null; count: number };
};

const trendReadingsMin = 3;

type StoredValue = {
  measurementId: string;
  effectiveAt: Date;
  hasTime: boolean;
  value: number | null;
  second: number | null;
  moment: MeasurementMoment | null;
  origin: MeasurementOrigin;
  setAside: SetAsideReason | null;
};

/** The values that count, as rules want them; what was set aside or has no value is left out. */
export function countedOf(stored: readonly StoredValue[]): CountedValue[] {
  return stored.flatMap(({ measurementId, effectiveAt: at, hasTime, value, second, moment, origin, setAside }) => {
    if (setAside !== null || value === null) return [];
    const { day, minute } = dutchClock(at);
    const isPractice = origin === "practice";
    return [{ measurementId, at, day, minute: hasTime ? minute : null, value, second, moment, isPractice }];
  });
}

/** With how many decimals a kind is shown, judged and averaged. */
export function decimalsOf(kind: MeasurementKind): number {
  return kind === "other" ? 1 : measurementScales[kind].decimals;
}

export function rounded(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round((value + Number.EPSILON) * factor) / factor;
}

/** The mean, rounded as the kind is shown, so that what is judged is what people see; null of nothing. */
export function averageOf(values: readonly (number | null)[], decimals: number): number | null {
  const average = mean(values.filter((value) => value !== null));
  return average === undefined ? null : rounded(average, decimals);
}

/** The values of the newest so many Dutch days up to and including the day of the newest value. */
export function newestDays<V extends { day: string }>(values: readonly V[], days: number): V[] {
  const newest = values.at(-1)?.day;
  if (newest === undefined) return [];
  const first = addDays(newest, 1 - days);
  return values.filter((one) => one.day >= first);
}

/** The bands of a kind for somebody born on this day. Personal figures go before those for older people. */
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
    { ...band(target, null, diastolicBelow), value: "second", isUpperOpen: true },
  ];
}

function band(rule: RuleFacts, lower: number | null, upper: number | null): TargetFacts {
  return { value: "value", moment: null, lower, upper, isUpperOpen: false, rule };
}

/** Days from `from` up to and including `until` on which nothing came. */
export function missingDaysOf(values: readonly { day: string }[], from: string, until: string): string[] {
  const measured = new Set(values.map((one) => one.day));
  const length = Math.max(0, daysBetween(from, until) + 1);
  return Array.from({ length }, (_, index) => addDays(from, index)).filter((day) => !measured.has(day));
}

/** The average of the newest `days` days less that of as many days before them. */
export function trendOf(values: readonly CountedValue[], days: number, decimals: number) {
  const newest = newestDays(values, days);
  const first = newest[0]?.day;
  if (first === undefined) return null;
  const boundary = addDays(values.at(-1)?.day ?? first, 1 - days);
  const before = newestDaysBefore(values, boundary, days);
  if (newest.length < trendReadingsMin || before.length < trendReadingsMin) return null;
  const difference = differenceOf(newest, before, (one) => one.value, decimals);
  if (difference === null) return null;
  return { days, difference, secondDifference: differenceOf(newest, before, (one) => one.second, decimals) };
}

function newestDaysBefore(values: readonly CountedValue[], boundary: string, days: number): CountedValue[] {
  const first = addDays(boundary, -days);
  return values.filter((one) => one.day >= first && one.day < boundary);
}

function differenceOf(
  newest: readonly CountedValue[],
  before: readonly CountedValue[],
  pick: (one: CountedValue) => number | null,
  decimals: number,
): number | null {
  const [now, then] = [averageOf(newest.map(pick), decimals), averageOf(before.map(pick), decimals)];
  return now === null || then === null ? null : rounded(now - then, decimals);
}
