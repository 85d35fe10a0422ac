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

/** Unit (UCUM) a kind is stored in, decimals it is shown with, and bounds beyond which a value is impossible. */
export type MeasurementScale = {
  unit: string;
  decimals: number;
  possible: { min: number; max: number };
  /** Bounds of the second value (diastolic), if the kind has one. */
  diastolicPossible?: { min: number; max: number };
  /** What a meter for use at home displays; a value outside it that fits in another unit has a doubtful unit. */
  displayed?: { min: number; max: number };
  /** Outside these an adult's value is probably a typing error: it is flagged, never refused. */
  likely?: { min: number; max: number };
};

/**
 * Impossible is not abnormal: the bounds only catch what no living person has or no device shows. Our own choice, wide on purpose
 * (openmrs #2094 shows what narrow bounds do); anything within them is a value.
 */
export const measurementScales: Record<Exclude<MeasurementKind, "other">, MeasurementScale> = {
  "blood-pressure": {
    unit: "mm[Hg]",
    decimals: 0,
    possible: { min: 40, max: 350 },
    diastolicPossible: { min: 10, max: 250 },
  },
  "body-weight": { unit: "kg", decimals: 1, possible: { min: 0.3, max: 650 }, likely: { min: 20, max: 400 } },
  "body-height": { unit: "cm", decimals: 0, possible: { min: 20, max: 280 } },
  "heart-rate": { unit: "/min", decimals: 0, possible: { min: 10, max: 350 } },
  "pulse-rate": { unit: "/min", decimals: 0, possible: { min: 10, max: 350 } },
  "body-temperature": { unit: "Cel", decimals: 1, possible: { min: 12, max: 47 } },
  "oxygen-saturation": { unit: "%", decimals: 0, possible: { min: 20, max: 100 } },
  respiration: { unit: "{breaths}/min", decimals: 0, possible: { min: 1, max: 150 } },
  // Home meters show "Lo" below 10 or 20 mg/dL (0.6 or 1.1 mmol/L) and "Hi" above 600 mg/dL (33.3 mmol/L).
  "blood-glucose": {
    unit: "mmol/L",
    decimals: 1,
    possible: { min: 0.1, max: 100 },
    displayed: { min: 0.6, max: 33.3 },
  },
  "pain-score": { unit: "{score}", decimals: 0, possible: { min: 0, max: 100 } },
};

/** Why a value is kept and shown but never counted. */
export const setAsideReasons = [
  "impossible",
  "in-the-future",
  "too-long-ago",
  "before-birth",
  "no-time",
  "no-value",
  "no-unit",
  "unknown-unit",
  "contradicting-units",
  "doubtful-unit",
  "bound",
  "entered-in-error",
  // Corrected by its sender under the same identifier.
  "replaced",
  // The same reading shared through another app. Decided when values are read, never stored.
  "same-reading",
  "diastolic-above-systolic",
  "by-a-person",
] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

/** Reasons that came after the value: it is served as entered-in-error. The other reasons say nothing against what was sent. */
export const withdrawnReasons = ["entered-in-error", "replaced", "by-a-person"] as const satisfies SetAsideReason[];

/** What a part accompanying the value is about, wherever a profile puts it (component, extension, second coding, interpretation). */
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

/** The time of day or event a value was measured around, if the sender says so. */
export const measurementMoments = ["fasting", "before-meal", "after-meal", "bedtime", "night"] as const;
export type MeasurementMoment = (typeof measurementMoments)[number];

/** The origin of a value (whitepaper of the sources, table 2: herkomst). */
export const measurementOrigins = ["patient", "device", "practice"] as const;
export type MeasurementOrigin = (typeof measurementOrigins)[number];

/** The status of a patient's latest series against what was agreed. */
export const seriesStates = ["in-target", "above", "below", "insufficient", "no-target"] as const;
export type SeriesState = (typeof seriesStates)[number];

export const protocolKinds = ["home-blood-pressure", "weight-watch", "glucose-profile"] as const;
export type ProtocolKind = (typeof protocolKinds)[number];

/** Rows per page of the population, and the maximum that is counted. */
export const populationPageSize = 50;
export const populationCountMax = 1000;

/** Sort orders of the population as written in the URL: by attention, name, or time of the last value. */
export const populationSorts = ["-attention", "attention", "name", "-name", "last", "-last"] as const;
export type PopulationSort = (typeof populationSorts)[number];

/** The status of one value against the target in force. */
export type Standing = "in-target" | "above" | "below" | "no-target";

/** Parts of the day for a profile of finger pricks (our own choice); `from` and `until` are minutes since midnight, Dutch time. */
export const dayParts = [
  { part: "night", from: 0, until: 360 },
  { part: "early", from: 360, until: 540 },
  { part: "forenoon", from: 540, until: 720 },
  { part: "afternoon", from: 720, until: 1020 },
  { part: "evening", from: 1020, until: 1260 },
  { part: "late", from: 1260, until: 1440 },
] as const;
export type DayPart = (typeof dayParts)[number]["part"];
