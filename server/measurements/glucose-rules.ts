import { quantileSorted } from "d3-array";
import { dayParts } from "#db/terms/measurements.ts";
import type { RulesInForce } from "./book-rules.ts";
import type { ProfileAnswer, ProfileBin } from "./profile-contract.ts";
import { averageOf, type CountedValue, rounded } from "./series-rules.ts";

/** From so many readings on average an hour, a sensor was worn and hours can be drawn instead of parts of the day. */
const readingsPerHourMin = 12;
const hours = Array.from({ length: 24 }, (_, hour) => ({ part: null, from: hour * 60, until: hour * 60 + 60 }));

export type Profile = Omit<ProfileAnswer, "from" | "until" | "ranges" | "enough">;

/**
 * The day profile: percentiles by part of the day (or by hour), and which share of readings lay where. Readings without a time count
 * for shares and averages, and stand in no part of the day.
 */
export function profileOf(values: readonly CountedValue[], rules: RulesInForce): Profile {
  const { readingsMin } = rules["blood-glucose.enough"].values;
  const places = values.length >= readingsPerHourMin * 24 ? hours : dayParts;
  const [fasting, afterMeal] = (["fasting", "after-meal"] as const).map((moment) => momentOf(values, moment));
  return {
    count: values.length,
    readingsMin,
    isEnough: values.length >= readingsMin,
    bins: places.map((place) => binOf(values, place)),
    shares: sharesOf(values, rules),
    average: averageOf(
      values.map((one) => one.value),
      1,
    ),
    fasting: fasting ?? { count: 0, average: null },
    afterMeal: afterMeal ?? { count: 0, average: null },
    points: values.flatMap(({ minute, value, moment }) => (minute === null ? [] : [{ minute, value, moment }])),
  };
}

function binOf(
  values: readonly CountedValue[],
  place: { part: ProfileBin["part"]; from: number; until: number },
): ProfileBin {
  const { part, from, until } = place;
  const sorted = values
    .filter(({ minute }) => minute !== null && minute >= from && minute < until)
    .map((one) => one.value)
    .sort((a, b) => a - b);
  const at = (share: number) => rounded(quantileSorted(sorted, share) ?? 0, 1);
  const percentiles = { p5: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) };
  return {
    part,
    fromMinute: from,
    untilMinute: until,
    count: sorted.length,
    percentiles: sorted.length ? percentiles : null,
  };
}

/** Shares of readings in %; "low" holds what is very low as well, "high" what is very high (as the targets are written). */
function sharesOf(values: readonly CountedValue[], rules: RulesInForce): ProfileAnswer["shares"] {
  if (values.length === 0) return null;
  const { veryLow, low, high, veryHigh } = rules["blood-glucose.ranges"].values;
  const share = (isThere: (value: number) => boolean) =>
    rounded((100 * values.filter((one) => isThere(one.value)).length) / values.length, 1);
  return {
    veryLow: share((value) => value < veryLow),
    low: share((value) => value < low),
    inRange: share((value) => value >= low && value <= high),
    high: share((value) => value > high),
    veryHigh: share((value) => value > veryHigh),
  };
}

function momentOf(values: readonly CountedValue[], moment: "fasting" | "after-meal") {
  const own = values.filter((one) => one.moment === moment);
  return {
    count: own.length,
    average: averageOf(
      own.map((one) => one.value),
      1,
    ),
  };
}
