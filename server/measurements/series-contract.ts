import type { RuleName, RuleOrigin } from "#db/terms/measurement-rules.ts";
import type {
  MeasurementKind,
  MeasurementMoment,
  MeasurementOrigin,
  ProtocolKind,
  SeriesState,
  SetAsideReason,
  Standing,
} from "#db/terms/measurements.ts";
import type { AttentionReason } from "#db/terms/reviews.ts";
import type { Confidence } from "#db/terms/rule-fields.ts";
import type { AlarmFacts, AlarmRuleFacts } from "./alarm-contract.ts";
import type { SentCode, Understood } from "./contract.ts";
import type { HomePressure, Pressure } from "./home-pressure-contract.ts";

// What is answered about one patient. Values are in the unit of their kind (db/terms/measurements.ts), already rounded to its
// decimals where they are averages. A day is "2026-04-27", in the Netherlands.

/** A rule as it holds here and now: the figures, and who agreed them when and why; for the book, its source. */
export type RuleFacts = {
  rule: RuleName;
  origin: RuleOrigin;
  values: Record<string, number | boolean | null>;
  /** Of the agreement; null for the book. */
  ruleId: string | null;
  setByName: string | null;
  setAt: Date | null;
  reason: string | null;
  /** Of the book, whoever changed its figures. "own" is our own choice. */
  source: string;
  section: string;
  notedOn: string;
  confidence: Confidence;
};

/** A band to draw. `upper` itself is outside when `isUpperOpen` ("below 135"). A blood pressure has a band for each value. */
export type TargetFacts = {
  value: "value" | "second";
  /** Of glucose: for values around this moment only. */
  moment: MeasurementMoment | null;
  lower: number | null;
  upper: number | null;
  isUpperOpen: boolean;
  rule: RuleFacts;
};

export type MeasuredValue = {
  measurementId: string;
  kind: MeasurementKind;
  at: Date;
  /** False: only the day is known. */
  hasTime: boolean;
  value: number | null;
  /** Diastolic. */
  second: number | null;
  moment: MeasurementMoment | null;
  origin: MeasurementOrigin;
  comment: string | null;
  /** What the sender says of the value: irregular, too high. */
  interpretation: SentCode[];
  /** "<", ">", …: the number is a bound (set aside as such) and is shown with its sign. */
  sign: string | null;
  secondSign: string | null;
  /** Kept and shown, never counted. */
  setAside: SetAsideReason | null;
  /** Who set it aside and why, where a person did. */
  setAsideBy: { name: string | null; at: Date; reason: string } | null;
  identifierReused: boolean;
  deliveryId: string;
  receivedAt: Date;
  standing: Standing;
  /** Name of the device; told for the newest values of an answer only, null elsewhere. */
  device: string | null;
};

/** Where what was delivered together came from. Values of the practice have no entry: `recordedByName` tells in getMeasurement. */
export type DeliveryOrigin = { deliveryId: string; gatewayName: string; pgoName: string | null; receivedAt: Date };

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
  /** Begun, not ended, and its last day is not past. */
  isRunning: boolean;
  /** Agreed, and its first day is still to come. */
  isPlanned: boolean;
};

/** What follows from a series, and which rules it rests on. `insufficient`: not enough yet, and nothing is said. Never a diagnosis. */
export type Verdict = { state: SeriesState; attention: number; reasons: AttentionReason[]; rules: RuleFacts[] };

/** Weight: the newest against the lowest in the hours before it. */
export type WeightChange = { latest: number; lowest: number; gain: number; hours: number; isBeyond: boolean };

export type SeriesAnswer = {
  kind: MeasurementKind;
  /** Of the kind; null for `other`. */
  unit: string | null;
  decimals: number;
  from: string;
  until: string;
  /** Counted values, oldest first; `isCut`: only the newest of them fitted. */
  points: MeasuredValue[];
  isCut: boolean;
  /** Values of the period that never count, each with its reason. */
  setAside: MeasuredValue[];
  targets: TargetFacts[];
  count: number;
  average: number | null;
  averageSecond: number | null;
  lowest: number | null;
  highest: number | null;
  standings: Record<Standing, number>;
  /** The average of the newest days against that of as many days before; null without three values in each. */
  trend: { days: number; difference: number; secondDifference: number | null } | null;
  /** Days of the period with a plan, up to yesterday, on which nothing came. */
  missingDays: string[];
  /** How the series stands now, whatever period is shown; of a period with a plan that was asked for, how that stands or ended. */
  verdict: Verdict;
  protocol: ProtocolFacts | null;
  /** The next period of this kind that has not begun. */
  planned: ProtocolFacts | null;
  homePressure: HomePressure | null;
  weightChange: WeightChange | null;
  deliveries: DeliveryOrigin[];
};

/** How one kind of one patient stands, from the maintained summary. */
export type SummaryFacts = {
  kind: MeasurementKind;
  /** Null: a period with a plan in which nothing came yet. */
  lastAt: Date | null;
  lastValue: number | null;
  lastSecond: number | null;
  averageValue: number | null;
  averageSecond: number | null;
  countInWindow: number;
  state: SeriesState;
  attention: number;
  reasons: AttentionReason[];
};

/** How one kind stands, as the population has it, with the newest values. */
export type KindFacts = SummaryFacts & {
  protocolId: string | null;
  /** Newest first, set aside ones among them. */
  latest: MeasuredValue[];
};

export type PatientMeasurements = {
  /** The kind that needs attention most comes first. */
  kinds: KindFacts[];
  /** Newest first. */
  protocols: ProtocolFacts[];
  /** Every rule of the book as it holds for this patient. */
  rules: RuleFacts[];
  alarmRules: AlarmRuleFacts[];
  /** Open alarms, newest first. */
  alarms: AlarmFacts[];
};

/** One value with all that is known of it. */
export type MeasurementAnswer = {
  measurement: MeasuredValue;
  delivery: DeliveryOrigin | null;
  /** Of a value of the practice. */
  recordedByName: string | null;
  understood: Understood | null;
  /** The resource as received, as text. */
  source: { fhirVersion: string; format: string; body: string } | null;
  /** Set aside and taken back, oldest first. */
  history: {
    setAsideByName: string | null;
    setAsideAt: Date;
    reason: string;
    takenBackByName: string | null;
    takenBackAt: Date | null;
    takenBackReason: string | null;
  }[];
};
