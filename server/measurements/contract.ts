import { z } from "zod";
import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import { type RuleName, ruleBook } from "#db/terms/measurement-rules.ts";
import {
  type MeasurementKind,
  type MeasurementMoment,
  type MeasurementOrigin,
  type MeasurementPart,
  measurementKinds,
  measurementMoments,
  protocolKinds,
  type SetAsideReason,
} from "#db/terms/measurements.ts";

// What may be asked. What is answered: series-contract.ts and profile-contract.ts (one patient), population-contract.ts (all of
// them), alarm-contract.ts.

const day = z.iso.date();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const reason = z.string().trim().min(1).max(500);
const patientId = z.uuid();
const kind = z.enum(measurementKinds);

/** How far back a series is shown at most. */
export const seriesDaysMax = 3_660;

/**
 * One kind of one patient. `until` is a Dutch day, today when absent; `days` is how far back the period goes. With `protocolId` the days of
 * that period with a plan, judged as that period.
 */
export const SeriesInput = z.object({
  patientId,
  kind,
  days: z.coerce.number().int().min(1).max(seriesDaysMax).default(90),
  until: day.optional(),
  protocolId: z.uuid().optional(),
});
export type SeriesInput = z.infer<typeof SeriesInput>;

export const PatientInput = z.object({ patientId });
export type PatientInput = z.infer<typeof PatientInput>;

/** The day profile of glucose, over so many days up to `until`; absent: the window of the rule. */
export const ProfileInput = z.object({
  patientId,
  days: z.coerce.number().int().min(1).max(90).optional(),
  until: day.optional(),
});
export type ProfileInput = z.infer<typeof ProfileInput>;

export const MeasurementInput = z.object({ patientId, measurementId: z.uuid() });
export type MeasurementInput = z.infer<typeof MeasurementInput>;

/** What the practice measured itself, in the unit of the kind; the time is Dutch. */
export const RecordInput = z.object({
  patientId,
  kind: z.enum(measurementKinds).exclude(["other"]),
  value: z.number().min(-1000).max(1000),
  second: z.number().min(-1000).max(1000).nullable().default(null),
  on: day,
  at: clock.nullable().default(null),
  moment: z.enum(measurementMoments).nullable().default(null),
  comment: z.string().trim().max(1000).default(""),
});
export type RecordInput = z.infer<typeof RecordInput>;

export const SetAsideInput = z.object({ patientId, measurementId: z.uuid(), reason });
export type SetAsideInput = z.infer<typeof SetAsideInput>;

/**
 * Sets a rule of the book for the organization (`patientId` null) or one patient. Every figure of the rule may be named; what is
 * left out stays as it is one step up. @throws INVALID for a figure outside the bounds of its field.
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

/** A period with a plan. Counts matter to home blood pressure only; `practice` is what was measured at the practice (mm[Hg]). */
export const StartProtocolInput = z.object({
  patientId,
  kind: z.enum(protocolKinds),
  startsOn: day,
  days: z.number().int().min(1).max(366),
  morningCount: z.number().int().min(0).max(4).default(2),
  eveningCount: z.number().int().min(0).max(4).default(2),
  practiceSystolic: z.number().int().min(40).max(350).nullable().default(null),
  practiceDiastolic: z.number().int().min(10).max(250).nullable().default(null),
});
export type StartProtocolInput = z.infer<typeof StartProtocolInput>;

export const EndProtocolInput = z.object({ patientId, protocolId: z.uuid(), reason });
export type EndProtocolInput = z.infer<typeof EndProtocolInput>;

const bound = z.number().min(0).max(1000).optional();
/** When an alarm goes off, in the unit of the kind; at least one. `rise` counts over `riseHours`. */
export const AlarmCondition = z
  .object({
    above: bound,
    below: bound,
    secondAbove: bound,
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

/** An alarm for one patient, with who receives it between which hours (Dutch time); outside them it waits. */
export const AgreeAlarmInput = z.object({
  patientId,
  kind: z.enum(measurementKinds).exclude(["other"]),
  condition: AlarmCondition,
  receiverId: z.uuid(),
  activeFrom: clock.default("08:00"),
  activeUntil: clock.default("18:00"),
  reason,
});
export type AgreeAlarmInput = z.infer<typeof AgreeAlarmInput>;

export const EndAlarmInput = z.object({ patientId, alarmRuleId: z.uuid(), reason });
export type EndAlarmInput = z.infer<typeof EndAlarmInput>;

export const AcknowledgeAlarmInput = z.object({ alarmId: z.uuid() });
export type AcknowledgeAlarmInput = z.infer<typeof AcknowledgeAlarmInput>;

function alarmConditionCount({
  above,
  below,
  secondAbove,
  rise,
  silentDays,
}: Record<string, number | undefined>): number {
  return [above, below, secondAbove, rise, silentDays].filter((one) => one !== undefined).length;
}

/** Guarantee: the keys of the book are its names. */
function ruleNames(): RuleName[] {
  return Object.keys(ruleBook) as RuleName[];
}

/** A code as it was sent (FHIR Coding). Decide on system and code, never on display. */
export type SentCode = { system: string | null; code: string | null; display: string | null };

/**
 * A quantity as it was sent, before any conversion. `code` is UCUM when `system` says so. A `comparator` ("<", ">") is a meter at the
 * end of its range: the value is a bound, and must be shown with its sign.
 */
export type SentQuantity = {
  value: number;
  unit: string | null;
  system: string | null;
  code: string | null;
  comparator?: string;
};

/**
 * A component or qualifier: cuff size, position, clothing, rhythm, depth, oxygen given, … `part` says which, where Balie knows it;
 * without it the part is shown as received.
 */
export type UnderstoodPart = {
  part?: MeasurementPart;
  codes: SentCode[];
  quantity?: SentQuantity;
  values?: SentCode[];
  text?: string;
};

/** What was understood of a resource besides its value; kept beside the resource as received. */
export type Understood = {
  profiles: string[];
  status: string | null;
  codes: SentCode[];
  categories: SentCode[];
  /** The value as sent, when it is one quantity. */
  quantity: SentQuantity | null;
  /** The value as sent, when it is a code or a text (kinds that Balie does not know). */
  valueCodes?: SentCode[];
  valueText?: string;
  /** Date, dateTime, instant or period start as sent; null when none was sent (set aside as "no-time", placed at its arrival). */
  effective: string | null;
  components: UnderstoodPart[];
  bodySite: SentCode[];
  method: SentCode[];
  interpretation: SentCode[];
  device: string | null;
  performer: string | null;
  /** Timing around an event (observation-eventTiming), as sent. */
  timing: SentCode[];
  dataAbsentReason: SentCode[];
};

/**
 * One Observation after decoding, ready to be stored. Made by server/fhir/codec; pure data.
 * `value` and `second` are in the unit of the kind (db/terms/measurements.ts); `setAside` says why it is kept but not counted.
 */
export type ReceivedMeasurement = {
  kind: MeasurementKind;
  effectiveAt: Date;
  hasTime: boolean;
  value: number | null;
  second: number | null;
  moment: MeasurementMoment | null;
  origin: MeasurementOrigin;
  setAside: SetAsideReason | null;
  comment: string | null;
  /** `system|value` of the first identifier; null without one. Not unique in the wild. */
  identifier: string | null;
  fhirVersion: FhirVersion;
  format: FhirFormat;
  /** The bytes of this resource as received. */
  body: Uint8Array;
  understood: Understood;
};
