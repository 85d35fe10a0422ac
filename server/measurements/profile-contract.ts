import type { DayPart, MeasurementMoment } from "#db/terms/measurements.ts";
import type { RuleFacts } from "./series-contract.ts";

// What is made of a patient's series to read, to copy or to send.

/** Percentiles of a part of the day, or of an hour where there are readings enough for hours; null: none there. */
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
  /** Where a sensor was worn: on how many days it measured enough, and how many are needed. Null: finger pricks. */
  sensor: { days: number; daysMin: number } | null;
  bins: ProfileBin[];
  shares: { veryLow: number; low: number; inRange: number; high: number; veryHigh: number } | null;
  average: number | null;
  fasting: { count: number; average: number | null };
  afterMeal: { count: number; average: number | null };
  /** Single readings, to draw behind the percentiles. */
  points: { minute: number; value: number; moment: MeasurementMoment | null }[];
  ranges: RuleFacts;
  enough: RuleFacts;
};

/** A line of a SOEP block: words under `measurements.soep.lines.<line>`, filled with `values`. */
export type SoepLine = { line: string; values: Record<string, string | number> };
export type SoepFacts = { s: SoepLine[]; o: SoepLine[]; e: SoepLine[]; p: SoepLine[] };
