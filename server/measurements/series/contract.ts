import { z } from "zod";
import type { MeasurementKind, Standing } from "#db/terms/measurements.ts";
import type { AlarmFacts, AlarmRuleFacts, SummaryFacts } from "#server/measurements/assessment/contract.ts";
import { day, kind, patientId } from "#server/measurements/contract.ts";
import type {
  ProtocolFacts,
  RuleFacts,
  TargetFacts,
  Verdict,
  WeightChange,
} from "#server/measurements/interpretation/contract.ts";
import type { HomePressure } from "#server/measurements/interpretation/home-pressure-contract.ts";
import type { DeliveryOrigin, MeasuredValue } from "#server/measurements/values/contract.ts";

/** Maximum period of a series, in days. */
export const seriesDaysMax = 3_660;

/**
 * One kind of one patient. `until` is a Dutch day, default today; `days` is the length of the period. With `protocolId`: the days of that
 * protocol, judged as that protocol.
 */
export const SeriesInput = z.object({
  patientId,
  kind,
  days: z.coerce.number().int().min(1).max(seriesDaysMax).default(90),
  until: day.optional(),
  protocolId: z.uuid().optional(),
});

export type SeriesInput = z.infer<typeof SeriesInput>;

/** The day profile of glucose over `days` days up to `until`; default: the window of the rule. */
export const ProfileInput = z.object({
  patientId,
  days: z.coerce.number().int().min(1).max(90).optional(),
  until: day.optional(),
});

export type ProfileInput = z.infer<typeof ProfileInput>;

export type SeriesAnswer = {
  kind: MeasurementKind;
  /** Of the kind; null for `other`. */
  unit: string | null;
  decimals: number;
  from: string;
  until: string;
  /** Counted values, oldest first; `isCut`: there are more, only the newest are included. */
  points: MeasuredValue[];
  isCut: boolean;
  /** Values in the period that are never counted, each with its reason. */
  setAside: MeasuredValue[];
  targets: TargetFacts[];
  count: number;
  average: number | null;
  averageDiastolic: number | null;
  lowest: number | null;
  highest: number | null;
  standings: Record<Standing, number>;
  /** The average of the newest days minus that of as many days before; null without three values in each. */
  trend: { days: number; difference: number; diastolicDifference: number | null } | null;
  /** Protocol days, up to yesterday, without values. */
  missingDays: string[];
  /** The current status of the series, whatever period is shown; with `protocolId`, the status or outcome of that protocol. */
  verdict: Verdict;
  protocol: ProtocolFacts | null;
  /** The next protocol of this kind that has not started. */
  planned: ProtocolFacts | null;
  homePressure: HomePressure | null;
  weightChange: WeightChange | null;
  deliveries: DeliveryOrigin[];
};

/** The status of one kind, as in the population, with the newest values. */
export type KindFacts = SummaryFacts & {
  protocolId: string | null;
  /** Newest first, including those set aside. */
  latest: MeasuredValue[];
};

export type PatientMeasurements = {
  /** By descending attention. */
  kinds: KindFacts[];
  /** Newest first. */
  protocols: ProtocolFacts[];
  /** Every rule in force for this patient. */
  rules: RuleFacts[];
  alarmRules: AlarmRuleFacts[];
  /** Open alarms, newest first. */
  alarms: AlarmFacts[];
  /** Alarms handled in the last day, newest first. */
  handledAlarms: AlarmFacts[];
};
