// What is answered about a period of home blood pressure.

export type Pressure = { systolic: number; diastolic: number };

/** One day of home blood pressure. Counts are of readings with a time; `other` fell outside morning and evening, or has no time. */
export type PressureDay = {
  day: string;
  number: number;
  isLeftOut: boolean;
  morningCount: number;
  eveningCount: number;
  otherCount: number;
  average: Pressure | null;
};

/** A period of home blood pressure: that of the protocol, or else the newest run of days. */
export type HomePressure = {
  from: string;
  until: string;
  isProtocol: boolean;
  days: PressureDay[];
  /** Readings in the period; how many of them fit the plan ("26 of 28"); and how many count for the averages. */
  count: number;
  doneCount: number;
  expectedCount: number;
  countedCount: number;
  countedDays: number;
  /** The first and the last day that count for the averages; null while nothing does. */
  countedFrom: string | null;
  countedUntil: string | null;
  readingsMin: number;
  daysMin: number;
  isDayOneLeftOut: boolean;
  isEnough: boolean;
  average: Pressure | null;
  morning: Pressure | null;
  evening: Pressure | null;
  dayOne: Pressure | null;
  /** What the practice measured, and home minus practice. */
  practice: Pressure | null;
  difference: Pressure | null;
  /**
   * Whether somebody seems to round: share (%) of systolic and diastolic values ending in 0, and how often 130–139 came against
   * 140–149 (null when the latter never came).
   */
  digits: { zeroShare: number; thirtiesPerForties: number | null; isNoticed: boolean } | null;
};
