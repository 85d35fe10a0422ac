import type { DayPart, MeasurementMoment } from "#db/terms/measurements.ts";
import type { RuleFacts } from "./contract.ts";

// The day profile of glucose, as reported.

/** Percentiles of a part of the day, or of an hour when there are enough readings; null: no readings in this bin. */
export type ProfileBin = {
  part: DayPart | null;
  fromMinute: number;
  untilMinute: number;
  count: number;
  percentiles: { p5: number; p25: number; p50: number; p75: number; p95: number } | null;
};

/** Shares are percentages of counted readings; with finger pricks that is a share of readings, not of time. */
export type ProfileAnswer = {
  from: string;
  until: string;
  count: number;
  readingsMin: number;
  isEnough: boolean;
  /** Where a sensor was worn: the number of days with enough readings, and the number required. Null: finger pricks. */
  sensor: { days: number; daysMin: number } | null;
  bins: ProfileBin[];
  shares: { veryLow: number; low: number; inRange: number; high: number; veryHigh: number } | null;
  average: number | null;
  fasting: { count: number; average: number | null };
  afterMeal: { count: number; average: number | null };
  /** Single readings, drawn behind the percentiles. */
  points: { minute: number; value: number; moment: MeasurementMoment | null }[];
  ranges: RuleFacts;
  enough: RuleFacts;
};
