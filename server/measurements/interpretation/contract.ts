import type { RuleName, RuleOrigin } from "#db/terms/measurement-rules.ts";
import type { MeasurementMoment, ProtocolKind, SeriesState } from "#db/terms/measurements.ts";
import type { AttentionReason } from "#db/terms/reviews.ts";
import type { Confidence } from "#db/terms/rule-fields.ts";
import type { Pressure } from "./home-pressure-contract.ts";

// What is reported about one patient. Values are in the unit of their kind (db/terms/measurements.ts); averages are rounded to its
// decimals. A day is "2026-04-27", in the Netherlands.

/** A rule in force: its figures and, if agreed, by whom, when and why; the rule book's source is always given. */
export type RuleFacts = {
  rule: RuleName;
  origin: RuleOrigin;
  values: Record<string, number | boolean | null>;
  /** Of the agreement; null for the rule book. */
  ruleId: string | null;
  setByName: string | null;
  setAt: Date | null;
  reason: string | null;
  /** Of the rule book entry, also when its figures were overridden. "own" is our own choice. */
  source: string;
  section: string;
  notedOn: string;
  confidence: Confidence;
};

/** A target range to draw. With `isUpperOpen`, `upper` itself is outside ("below 135"). Blood pressure has one per value. */
export type TargetFacts = {
  value: "value" | "diastolic";
  /** Glucose only: the range applies to values around this moment. */
  moment: MeasurementMoment | null;
  lower: number | null;
  upper: number | null;
  isUpperOpen: boolean;
  rule: RuleFacts;
};

export type ProtocolFacts = {
  protocolId: string;
  kind: ProtocolKind;
  startsOn: string;
  endsOn: string;
  morningCount: number;
  eveningCount: number;
  practice: Pressure | null;
  startedByName: string | null;
  startedAt: Date;
  endedAt: Date | null;
  endReason: string | null;
  /** Started, not ended, and its last day is not past. */
  isRunning: boolean;
  /** Agreed, with its first day still to come. */
  isPlanned: boolean;
};

/** The verdict on a series and the rules it rests on. `insufficient`: too few values to say anything. Never a diagnosis. */
export type Verdict = { state: SeriesState; attention: number; reasons: AttentionReason[]; rules: RuleFacts[] };

/** Weight: the newest against the lowest in the hours before it. */
export type WeightChange = { latest: number; lowest: number; gain: number; hours: number; isBeyond: boolean };
