/** Kinds of self-measurement (MedMij Zelfmetingen 2.0, zib 2017 and nl-core); `other` is kept and shown as received. */
export const measurementKinds = [
  "blood-pressure",
  "body-weight",
  "body-height",
  "heart-rate",
  "pulse-rate",
  "body-temperature",
  "oxygen-saturation",
  "respiration",
  "blood-glucose",
  "pain-score",
  "other",
] as const;
export type MeasurementKind = (typeof measurementKinds)[number];

/** Unit (UCUM) in which a kind is stored, how many decimals it is shown with, and beyond which bounds a value cannot be. */
export type MeasurementScale = {
  unit: string;
  decimals: number;
  possible: { min: number; max: number };
  /** Bounds of the second value (diastolic), where a kind has one. */
  secondPossible?: { min: number; max: number };
  /** Beyond these a value of an adult is likelier a typing error than a fact: somebody is asked, and nothing is refused. */
  likely?: { min: number; max: number };
};

/**
 * Impossible is not abnormal: the bounds only catch what no living person has or no device shows. Our own choice, wide on purpose
 * (openmrs #2094 tells what narrow caps do); everything within them is a value.
 */
export const measurementScales: Record<Exclude<MeasurementKind, "other">, MeasurementScale> = {
  "blood-pressure": {
    unit: "mm[Hg]",
    decimals: 0,
    possible: { min: 40, max: 350 },
    secondPossible: { min: 10, max: 250 },
  },
  "body-weight": { unit: "kg", decimals: 1, possible: { min: 0.3, max: 650 }, likely: { min: 20, max: 400 } },
  "body-height": { unit: "cm", decimals: 0, possible: { min: 20, max: 280 } },
  "heart-rate": { unit: "/min", decimals: 0, possible: { min: 10, max: 350 } },
  "pulse-rate": { unit: "/min", decimals: 0, possible: { min: 10, max: 350 } },
  "body-temperature": { unit: "Cel", decimals: 1, possible: { min: 12, max: 47 } },
  "oxygen-saturation": { unit: "%", decimals: 0, possible: { min: 20, max: 100 } },
  respiration: { unit: "{breaths}/min", decimals: 0, possible: { min: 1, max: 150 } },
  "blood-glucose": { unit: "mmol/L", decimals: 1, possible: { min: 0.1, max: 100 } },
  "pain-score": { unit: "{score}", decimals: 0, possible: { min: 0, max: 100 } },
};

/** Why a value is kept and shown but never counted. */
export const setAsideReasons = [
  "impossible",
  "in-the-future",
  "too-long-ago",
  "no-time",
  "no-value",
  "no-unit",
  "unknown-unit",
  "bound",
  "entered-in-error",
  "diastolic-above-systolic",
  "by-a-person",
] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

/** What a part beside the value is about, wherever a profile puts it (component, extension, second coding, interpretation). */
export const measurementParts = [
  "systolic",
  "diastolic",
  "mean-pressure",
  "cuff",
  "position",
  "clothing",
  "rhythm",
  "depth",
  "rate",
  "oxygen",
  "oxygen-flow",
  "oxygen-fraction",
  "timing-offset",
] as const;
export type MeasurementPart = (typeof measurementParts)[number];

/** When of the day or around what a value was measured, where the sender says so. */
export const measurementMoments = ["fasting", "before-meal", "after-meal", "bedtime", "night"] as const;
export type MeasurementMoment = (typeof measurementMoments)[number];

/** Where a value comes from (whitepaper of the sources, table 2: herkomst). */
export const measurementOrigins = ["patient", "device", "practice"] as const;
export type MeasurementOrigin = (typeof measurementOrigins)[number];

/** How a patient's latest series stands to what was agreed. */
export const seriesStates = ["in-target", "above", "below", "insufficient", "no-target"] as const;
export type SeriesState = (typeof seriesStates)[number];

export const protocolKinds = ["home-blood-pressure", "weight-watch", "glucose-profile"] as const;
export type ProtocolKind = (typeof protocolKinds)[number];

/** How many rows a page of the population has, and up to how many are counted. */
export const populationPageSize = 50;
export const populationCountMax = 1000;

/** Orders of the population as the address writes them: by attention, name, or moment of the last value. */
export const populationSorts = ["-attention", "attention", "name", "-name", "last", "-last"] as const;
export type PopulationSort = (typeof populationSorts)[number];

/** How one value stands to the target in force. */
export type Standing = "in-target" | "above" | "below" | "no-target";

/** Parts of a day for a profile of finger pricks (our own choice); `from` and `until` are minutes since midnight, Dutch time. */
export const dayParts = [
  { part: "night", from: 0, until: 360 },
  { part: "early", from: 360, until: 540 },
  { part: "forenoon", from: 540, until: 720 },
  { part: "afternoon", from: 720, until: 1020 },
  { part: "evening", from: 1020, until: 1260 },
  { part: "late", from: 1260, until: 1440 },
] as const;
export type DayPart = (typeof dayParts)[number]["part"];
