import {
  count,
  days,
  figure,
  kilograms,
  mmHg,
  mmol,
  none,
  notedOn,
  ownChoice,
  percent,
  type RuleEntry,
  rangeOf,
  silenceOf,
  yesNo,
} from "./rule-fields.ts";

/**
 * The rule book: every threshold Balie judges a series by, with its source, the day it was recorded and our confidence in it. A practice
 * can change them for itself and for one patient (table measurement_rule). They compare a series with an agreement; they are never a
 * diagnosis.
 */

const glucoseSource = {
  source: "diep.info (NHG-Standaard Diabetes mellitus type 2, 2013); cardiometabool.nl",
  notedOn,
} as const;
const sensorSource = { source: "Diabetes Care 42/8 (2019); tidepool", notedOn } as const;

export const ruleBook = {
  /** A home average at or above these figures is raised; below them it is in target. */
  "blood-pressure.target": {
    kind: "blood-pressure",
    fields: {
      systolicBelow: { ...mmHg, min: 90, max: 200 },
      diastolicBelow: { ...mmHg, min: 50, max: 130 },
      systolicMin: { ...mmHg, min: 60, max: 160, isOptional: true },
    },
    values: { systolicBelow: 135, diastolicBelow: 85, systolicMin: none },
    isPersonal: true,
    source: "huisartsenpraktijk.nl; J Am Board Fam Med 31/3; Huisarts en Wetenschap 2010",
    section: "zelf gemeten bloeddruk",
    notedOn,
    confidence: "high",
  },
  /** Above this age a higher average is in target. Off: 150 at home is public advice; the guideline's is an office value for the frail. */
  "blood-pressure.target-older": {
    kind: "blood-pressure",
    fields: {
      isUsed: yesNo,
      olderThanYears: { type: "number", unit: "a", decimals: 0, min: 50, max: 100 },
      systolicBelow: { ...mmHg, min: 90, max: 200 },
    },
    values: { isUsed: false, olderThanYears: 70, systolicBelow: 150 },
    isPersonal: false,
    source: "thuisarts.nl; huisartsenpraktijk.nl",
    section: "publieksadvies voor boven de 70 jaar, geen richtlijn",
    notedOn,
    confidence: "medium",
  },
  "blood-pressure.plan": {
    kind: "blood-pressure",
    fields: {
      days: { ...days, min: 3, max: 14 },
      morningCount: { ...count, min: 0, max: 4 },
      eveningCount: { ...count, min: 0, max: 4 },
    },
    values: { days: 7, morningCount: 2, eveningCount: 2 },
    isPersonal: false,
    source: "medicinemen.eu (vier richtlijnen); folders.hagaziekenhuis.nl; thuisarts.nl",
    section: "thuismeting",
    notedOn,
    confidence: "high",
  },
  "blood-pressure.day-one": {
    kind: "blood-pressure",
    fields: { isLeftOut: yesNo },
    values: { isLeftOut: true },
    isPersonal: false,
    source: "Huisarts en Wetenschap 2006, Instructies voor zelfmeting",
    section: "eerste dag",
    notedOn,
    confidence: "medium",
  },
  /** Counted readings, and days after the one left out, that are required. */
  "blood-pressure.minimum": {
    kind: "blood-pressure",
    fields: { readingsMin: { ...count, min: 1, max: 56 }, daysMin: { ...days, max: 14 } },
    values: { readingsMin: 12, daysMin: 3 },
    isPersonal: false,
    source: "ESH",
    section: "minimum aantal thuismetingen",
    notedOn,
    confidence: "low",
  },
  /** At the first two figures for two days, or repeatedly at the last one within a day: worth contact. */
  "blood-pressure.contact": {
    kind: "blood-pressure",
    fields: {
      systolicStays: { ...mmHg, min: 120, max: 260 },
      diastolicStays: { ...mmHg, min: 70, max: 160 },
      systolicRepeats: { ...mmHg, min: 140, max: 260 },
    },
    values: { systolicStays: 160, diastolicStays: 100, systolicRepeats: 180 },
    isPersonal: true,
    source: "huisartsenpraktijk.nl",
    section: "wanneer contact",
    notedOn,
    confidence: "medium",
  },
  /** Suggests rounding: at least this share of values ending in 0, over at least this many readings. Chance alone gives 10 %. */
  "blood-pressure.digits": {
    kind: "blood-pressure",
    fields: { zeroShareMax: percent, readingsMin: { ...count, min: 5, max: 100 } },
    values: { zeroShareMax: 40, readingsMin: 12 },
    isPersonal: false,
    ...ownChoice,
  },
  "blood-pressure.silence": silenceOf("blood-pressure", 2),

  "blood-glucose.fasting": {
    kind: "blood-glucose",
    fields: { min: mmol, max: mmol },
    values: { min: 4.5, max: 8 },
    isPersonal: true,
    ...glucoseSource,
    section: "streefwaarden, nuchter",
    confidence: "high",
  },
  /** The sources differ: below 9 (NHG 2013) and below 10 (cardiometabool). */
  "blood-glucose.after-meal": {
    kind: "blood-glucose",
    fields: { below: mmol },
    values: { below: 9 },
    isPersonal: true,
    ...glucoseSource,
    section: "streefwaarden, twee uur na de maaltijd",
    confidence: "medium",
  },
  "blood-glucose.ranges": {
    kind: "blood-glucose",
    fields: {
      veryLow: mmol,
      low: mmol,
      high: mmol,
      veryHigh: mmol,
      veryLowShareMax: percent,
      lowShareMax: percent,
      inRangeShareMin: percent,
      highShareMax: percent,
      veryHighShareMax: percent,
    },
    values: {
      veryLow: 3,
      low: 3.9,
      high: 10,
      veryHigh: 13.9,
      veryLowShareMax: 1,
      lowShareMax: 4,
      inRangeShareMin: 70,
      highShareMax: 25,
      veryHighShareMax: 5,
    },
    isPersonal: true,
    ...sensorSource,
    section: "time in range",
    confidence: "high",
  },
  /**
   * How many readings, in how many days, a profile and shares need; and how many of one moment an average needs. For a sensor: the number
   * of days with at least this share of its possible readings.
   */
  "blood-glucose.enough": {
    kind: "blood-glucose",
    fields: {
      windowDays: days,
      readingsMin: { ...count, min: 5, max: 1000 },
      momentReadingsMin: { ...count, min: 1, max: 50 },
      sensorDaysMin: { ...days },
      sensorShareMin: percent,
    },
    values: { windowDays: 14, readingsMin: 30, momentReadingsMin: 3, sensorDaysMin: 7, sensorShareMin: 70 },
    isPersonal: false,
    ...sensorSource,
    section: "data sufficiency",
    confidence: "high",
  },
  "blood-glucose.silence": silenceOf("blood-glucose", 3),

  /** Heart failure: the newest weight against the lowest in the hours before it. */
  "body-weight.gain": {
    kind: "body-weight",
    fields: {
      gain: { ...kilograms, min: 0.5, max: 10 },
      hours: { type: "number", unit: "h", decimals: 0, min: 24, max: 336 },
    },
    values: { gain: 2, hours: 72 },
    isPersonal: true,
    source: "heartfailurematters.org (ESC HFA); Radboudumc",
    section: "gewicht bij hartfalen",
    notedOn,
    confidence: "high",
  },
  "body-weight.target": rangeOf("body-weight", { ...kilograms, min: 1, max: 400 }, none, none),
  "body-weight.silence": silenceOf("body-weight", 3),

  "heart-rate.target": rangeOf("heart-rate", { ...count, unit: "/min", min: 20, max: 250 }, figure(50), figure(100)),
  "pulse-rate.target": rangeOf("pulse-rate", { ...count, unit: "/min", min: 20, max: 250 }, figure(50), figure(100)),
  "oxygen-saturation.target": rangeOf("oxygen-saturation", { ...percent, min: 50 }, figure(94), none),
  "body-temperature.target": rangeOf(
    "body-temperature",
    { type: "number", unit: "Cel", decimals: 1, min: 30, max: 43 },
    figure(35),
    figure(37.9),
  ),
  "respiration.target": rangeOf(
    "respiration",
    { ...count, unit: "{breaths}/min", min: 4, max: 60 },
    figure(9),
    figure(24),
  ),
  "pain-score.target": rangeOf("pain-score", { ...count, unit: "{score}", min: 0, max: 100 }, none, none),
  "heart-rate.silence": silenceOf("heart-rate", none),
  "oxygen-saturation.silence": silenceOf("oxygen-saturation", none),
  "body-temperature.silence": silenceOf("body-temperature", none),

  /** The days, up to the newest value, over which a series without a protocol is averaged. */
  "series.window": {
    kind: null,
    fields: { windowDays: days },
    values: { windowDays: 14 },
    isPersonal: false,
    ...ownChoice,
  },
} as const satisfies Record<string, RuleEntry>;

export type RuleName = keyof typeof ruleBook;

/** Type of a figure: nullable where the rule book has null or allows none. */
type Widened<T> = T extends boolean ? boolean : null extends T ? number | null : number;
export type RuleValues<N extends RuleName> = {
  -readonly [K in keyof (typeof ruleBook)[N]["values"]]: Widened<(typeof ruleBook)[N]["values"][K]>;
};

/** Who agreed a rule: nobody (the rule book), the organization, or someone for this patient. */
export const ruleOrigins = ["book", "organization", "patient"] as const;
export type RuleOrigin = (typeof ruleOrigins)[number];
