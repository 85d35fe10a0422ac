import { z } from "zod";
import type { AlarmOutcome, EscalateMinutes } from "#db/terms/measurement-alarms.ts";
import type { MeasurementKind, SeriesState } from "#db/terms/measurements.ts";
import type { AttentionReason } from "#db/terms/reviews.ts";
import type { NamedPatient } from "#server/patients/contract.ts";

const bound = z.number().min(0).max(1000).optional();

/** When an alarm is raised, in the unit of the kind; at least one condition. `rise` is measured over `riseHours`. */
export const AlarmCondition = z
  .object({
    above: bound,
    below: bound,
    diastolicAbove: bound,
    rise: z.number().positive().max(100).optional(),
    riseHours: z.number().int().min(1).max(720).optional(),
    silentDays: z.number().int().min(1).max(60).optional(),
  })
  .refine((given) => alarmConditionCount(given) > 0, { error: "measurement.alarm-empty" })
  .refine((given) => (given.rise === undefined) === (given.riseHours === undefined), {
    error: "measurement.alarm-rise",
    path: ["riseHours"],
  });

export type AlarmCondition = z.infer<typeof AlarmCondition>;

function alarmConditionCount({
  above,
  below,
  diastolicAbove,
  rise,
  silentDays,
}: Record<string, number | undefined>): number {
  return [above, below, diastolicAbove, rise, silentDays].filter((one) => one !== undefined).length;
}

// Alarms agreed for one patient, and alarms that were raised.

export type AlarmRuleFacts = {
  alarmRuleId: string;
  kind: MeasurementKind;
  condition: AlarmCondition;
  /** The names of its receivers, in order; null: a name that is no longer here. */
  receiverNames: (string | null)[];
  thenTeam: boolean;
  escalateAfterMinutes: EscalateMinutes;
  activeFrom: string;
  activeUntil: string;
  reason: string;
  agreedByName: string | null;
  agreedAt: Date;
};

/** A raised alarm. `value` is null when it was raised because no values arrived. */
export type AlarmFacts = {
  alarmId: string;
  alarmRuleId: string;
  kind: MeasurementKind;
  condition: AlarmCondition;
  reason: string;
  value: number | null;
  diastolic: number | null;
  /** Comparator, when the value is a bound. */
  sign: string | null;
  diastolicSign: string | null;
  measuredAt: Date | null;
  raisedAt: Date;
  dueAt: Date;
  /** Whose it is now; null: the team's. */
  heldByName: string | null;
  heldSince: Date;
  /** It was somebody else's before. */
  isPassedOn: boolean;
  acknowledgedByName: string | null;
  acknowledgedAt: Date | null;
  outcome: AlarmOutcome | null;
  outcomeNote: string | null;
  /** The reader handled it, and so can reopen it. */
  isHandledByReader: boolean;
};

/** An open alarm of the caller whose active hours have begun. */
export type MyAlarm = AlarmFacts & NamedPatient;

/** The status of one kind for one patient, from the maintained summary. */
export type SummaryFacts = {
  kind: MeasurementKind;
  /** Null: a protocol without values so far. */
  lastAt: Date | null;
  lastValue: number | null;
  lastDiastolic: number | null;
  averageValue: number | null;
  averageDiastolic: number | null;
  countInWindow: number;
  state: SeriesState;
  attention: number;
  reasons: AttentionReason[];
};
