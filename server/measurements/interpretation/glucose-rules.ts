import { median, quantileSorted } from "d3-array";
import { dayParts } from "#db/terms/measurements.ts";
import type { RulesInForce } from "./book-rules.ts";
import { averageOf, rounded } from "./decimal-rules.ts";
import type { ProfileAnswer, ProfileBin } from "./profile-contract.ts";
import type { CountableValue } from "./rules.ts";

/** From this many readings per hour on average, a sensor was worn and bins are hours instead of parts of the day. */
const readingsPerHourMin = 12;
/** More readings than this on one day come from a sensor: nobody pricks that often. */
const pricksADayMax = 40;
/** Reporting interval of a sensor, in minutes: from every five minutes to every quarter of an hour. */
const tellsEvery = { min: 5, max: 15 };
const dayMinutes = 24 * 60;
const hours = Array.from({ length: 24 }, (_, hour) => ({ part: null, from: hour * 60, until: hour * 60 + 60 }));

export type Profile = Omit<ProfileAnswer, "from" | "until" | "ranges" | "enough">;

/**
 * The day profile: percentiles by part of the day (or by hour), and the share of readings in each range. Readings without a time count
 * towards shares and averages, and are in no bin.
 */
export function profileOf(values: readonly CountableValue[], rules: RulesInForce): Profile {
  const { readingsMin } = rules["blood-glucose.enough"].values;
  const sensor = sensorOf(values, rules);
  const places = values.length >= readingsPerHourMin * 24 ? hours : dayParts;
  const [fasting, afterMeal] = (["fasting", "after-meal"] as const).map((moment) => momentOf(values, moment));
  return {
    count: values.length,
    readingsMin,
    isEnough: sensor ? sensor.days >= sensor.daysMin : values.length >= readingsMin,
    sensor,
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

/**
 * The number of days on which a sensor gave enough readings (international consensus on time in range: 70 % of the possible readings).
 * The possible number follows from its interval: 288 a day at five minutes, 96 at a quarter of an hour.
 */
function sensorOf(values: readonly CountableValue[], rules: RulesInForce): Profile["sensor"] {
  const { sensorDaysMin: daysMin, sensorShareMin } = rules["blood-glucose.enough"].values;
  const days = [...Map.groupBy(values, (one) => one.day).values()];
  const worn = days.filter((day) => day.length > pricksADayMax);
  if (worn.length === 0) return null;
  const gaps = worn.flatMap((day) => day.slice(1).map((one, at) => minutesBetween(day[at], one)));
  const every = Math.min(tellsEvery.max, Math.max(tellsEvery.min, median(gaps) ?? tellsEvery.min));
  const expected = dayMinutes / every;
  const enough = worn.filter((day) => (100 * day.length) / expected >= sensorShareMin);
  return { days: enough.length, daysMin };
}

function minutesBetween(before: CountableValue | undefined, after: CountableValue): number {
  return before ? Math.round((after.at.getTime() - before.at.getTime()) / 60_000) : 0;
}

function binOf(
  values: readonly CountableValue[],
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

/** Shares of readings in %; "low" includes very low and "high" includes very high, as the targets are written. */
function sharesOf(values: readonly CountableValue[], rules: RulesInForce): ProfileAnswer["shares"] {
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

function momentOf(values: readonly CountableValue[], moment: "fasting" | "after-meal") {
  const own = values.filter((one) => one.moment === moment);
  return {
    count: own.length,
    average: averageOf(
      own.map((one) => one.value),
      1,
    ),
  };
}
