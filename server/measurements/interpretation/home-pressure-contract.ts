// What is reported about a period of home blood pressure.

export type Pressure = { systolic: number; diastolic: number };

/** One day of home blood pressure. `otherCount`: outside morning and evening, or without a time. */
export type PressureDay = {
  day: string;
  number: number;
  isLeftOut: boolean;
  morningCount: number;
  eveningCount: number;
  otherCount: number;
  average: Pressure | null;
};

/** A period of home blood pressure: the protocol's, or otherwise the newest run of days. */
export type HomePressure = {
  from: string;
  until: string;
  isProtocol: boolean;
  days: PressureDay[];
  /** Readings in the period; how many fit the plan ("26 of 28"); and how many count towards the averages. */
  count: number;
  doneCount: number;
  expectedCount: number;
  countedCount: number;
  countedDays: number;
  /** The first and last day that count towards the averages; null while none does. */
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
  /** What was measured at the practice, and home minus practice. */
  practice: Pressure | null;
  difference: Pressure | null;
  /**
   * Whether values seem to be rounded: share (%) of systolic and diastolic values ending in 0, and the ratio of readings of 130–139 to
   * readings of 140–149 (null when there are none of the latter).
   */
  digits: { zeroShare: number; thirtiesPerForties: number | null; isNoticed: boolean } | null;
};
