import { z } from "zod";
import { alarmOutcomes, alarmReceiversMax, escalateChoices, escalateUsual } from "#db/terms/measurement-alarms.ts";
import { type RuleName, ruleBook } from "#db/terms/measurement-rules.ts";
import { measurementKinds, protocolKinds } from "#db/terms/measurements.ts";
import { messageLengthMax } from "#db/terms/messages.ts";
import { AlarmCondition } from "#server/measurements/assessment/contract.ts";
import { clock, day, patientId, reason } from "#server/measurements/contract.ts";

/**
 * Sets a rule for the organization (`patientId` null) or for one patient. Any figure of the rule may be given; one left out keeps the
 * value of the level above. Figures are checked against the bounds of their field in `setRule` (INVALID).
 */
export const SetRuleInput = z.object({
  patientId: patientId.nullable(),
  rule: z.enum(ruleNames()),
  values: z.record(z.string().max(40), z.union([z.number(), z.boolean(), z.null()])),
  reason,
});

export type SetRuleInput = z.infer<typeof SetRuleInput>;

export const EndRuleInput = z.object({ patientId: patientId.nullable(), ruleId: z.uuid(), reason });

export type EndRuleInput = z.infer<typeof EndRuleInput>;

/** A measurement protocol. The counts apply to home blood pressure only; `practice…` was measured at the practice (mm[Hg]). */
const ProtocolPlan = z.object({
  patientId,
  kind: z.enum(protocolKinds),
  startsOn: day,
  days: z.number().int().min(1).max(366),
  morningCount: z.number().int().min(0).max(4).default(2),
  eveningCount: z.number().int().min(0).max(4).default(2),
  practiceSystolic: z.number().int().min(40).max(350).nullable().default(null),
  practiceDiastolic: z.number().int().min(10).max(250).nullable().default(null),
});

export type ProtocolPlan = z.infer<typeof ProtocolPlan>;

/**
 * A protocol and what the patient hears of it. `tells`: the instructions go to the patient as a message. `message`: the text
 * in the author's own words, which takes the permission to write messages; null: the fixed instructions.
 */
export const StartProtocolInput = ProtocolPlan.extend({
  tells: z.boolean().default(true),
  message: z.string().trim().min(1).max(messageLengthMax).nullable().default(null),
});

export type StartProtocolInput = z.infer<typeof StartProtocolInput>;

/** The instructions of a protocol for this patient. */
export const InstructionsInput = z.object({ patientId, kind: z.enum(protocolKinds) });

export const EndProtocolInput = z.object({ patientId, protocolId: z.uuid(), reason });

export type EndProtocolInput = z.infer<typeof EndProtocolInput>;

/**
 * An alarm for one patient, with its receivers in order and active hours (Dutch time). Outside those hours it is held back. Each receiver has
 * `escalateAfterMinutes` of open time; then the next has it, and after the last the team if `thenTeam`.
 */
export const AgreeAlarmInput = z.object({
  patientId,
  kind: z.enum(measurementKinds).exclude(["other"]),
  condition: AlarmCondition,
  receiverIds: z
    .array(z.uuid())
    .min(1, { error: "measurement.alarm-no-receiver" })
    .max(alarmReceiversMax)
    .refine((ids) => new Set(ids).size === ids.length),
  thenTeam: z.boolean().default(true),
  escalateAfterMinutes: z.coerce.number().pipe(z.literal(escalateChoices)).default(escalateUsual),
  activeFrom: clock.default("08:00"),
  activeUntil: clock.default("18:00"),
  reason,
});

export type AgreeAlarmInput = z.infer<typeof AgreeAlarmInput>;

/** An alarm and what the patient hears of it. `tells`: what was agreed and whom to call goes to the patient as a message. */
export const AgreeAlarmToldInput = AgreeAlarmInput.extend({ tells: z.boolean().default(true) });

export type AgreeAlarmToldInput = z.infer<typeof AgreeAlarmToldInput>;

export const EndAlarmInput = z.object({ patientId, alarmRuleId: z.uuid(), reason });

export type EndAlarmInput = z.infer<typeof EndAlarmInput>;

/** What came of an alarm. `note` is internal to the practice. */
export const AcknowledgeAlarmInput = z.object({
  alarmId: z.uuid(),
  outcome: z.enum(alarmOutcomes),
  note: z.string().trim().max(500).default(""),
});

export type AcknowledgeAlarmInput = z.infer<typeof AcknowledgeAlarmInput>;

export const ReopenAlarmInput = z.object({ alarmId: z.uuid() });

export type ReopenAlarmInput = z.infer<typeof ReopenAlarmInput>;

/** Guarantee: the keys of the rule book are its rule names. */
function ruleNames(): RuleName[] {
  return Object.keys(ruleBook) as RuleName[];
}
