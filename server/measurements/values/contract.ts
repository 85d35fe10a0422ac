import { z } from "zod";
import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import {
  type MeasurementKind,
  type MeasurementMoment,
  type MeasurementOrigin,
  type MeasurementPart,
  measurementKinds,
  measurementMoments,
  type SetAsideReason,
  type Standing,
} from "#db/terms/measurements.ts";
import { clock, day, patientId, reason } from "#server/measurements/contract.ts";

export const MeasurementInput = z.object({ patientId, measurementId: z.uuid() });

export type MeasurementInput = z.infer<typeof MeasurementInput>;

/** A measurement taken at the practice, in the unit of the kind; the time is Dutch. */
export const RecordInput = z.object({
  patientId,
  kind: z.enum(measurementKinds).exclude(["other"]),
  value: z.number().min(-1000).max(1000),
  diastolic: z.number().min(-1000).max(1000).nullable().default(null),
  on: day,
  at: clock.nullable().default(null),
  moment: z.enum(measurementMoments).nullable().default(null),
  comment: z.string().trim().max(1000).default(""),
});

export type RecordInput = z.infer<typeof RecordInput>;

export const SetAsideInput = z.object({ patientId, measurementId: z.uuid(), reason });

export type SetAsideInput = z.infer<typeof SetAsideInput>;

/** A code as sent (FHIR Coding). Decide on system and code, never on display. */
export type SentCode = { system: string | null; code: string | null; display: string | null };

/**
 * A quantity as sent, before any conversion. `code` is UCUM when `system` says so. A `comparator` ("<", ">") means the value is beyond
 * the meter's range: it is a bound, and must be shown with its comparator.
 */
export type SentQuantity = {
  value: number;
  /** The value in the digits as sent, where these say more: "80.0". */
  written?: string;
  unit: string | null;
  system: string | null;
  code: string | null;
  comparator?: string;
};

/**
 * A component or qualifier: cuff size, position, clothing, rhythm, depth, oxygen given, … `part` says which, if recognized; otherwise it
 * is shown as received.
 */
export type UnderstoodPart = {
  part?: MeasurementPart;
  codes: SentCode[];
  quantity?: SentQuantity;
  values?: SentCode[];
  text?: string;
};

/** What was decoded from a resource besides its value; stored next to the resource as received. */
export type Understood = {
  profiles: string[];
  status: string | null;
  codes: SentCode[];
  categories: SentCode[];
  /** The value as sent, when it is one quantity. */
  quantity: SentQuantity | null;
  /** The value as sent, when it is a code or a text (unknown kinds). */
  valueCodes?: SentCode[];
  valueText?: string;
  /** Date, dateTime, instant or period start as sent; null when absent (set aside as "no-time", dated at its arrival). */
  effective: string | null;
  components: UnderstoodPart[];
  bodySite: SentCode[];
  method: SentCode[];
  interpretation: SentCode[];
  device: string | null;
  performer: string | null;
  /** Timing around an event (extension observation-eventTiming), as sent. */
  timing: SentCode[];
  dataAbsentReason: SentCode[];
};

/**
 * One decoded Observation, ready to be stored. Built by server/fhir/codec; pure data. `value` and `diastolic` are in the unit of the kind
 * (db/terms/measurements.ts); `setAside` says why it is kept but not counted.
 */
export type ReceivedMeasurement = {
  kind: MeasurementKind;
  effectiveAt: Date;
  hasTime: boolean;
  value: number | null;
  diastolic: number | null;
  moment: MeasurementMoment | null;
  origin: MeasurementOrigin;
  setAside: SetAsideReason | null;
  comment: string | null;
  /** `system|value` of the first identifier; null without one. Not unique in practice. */
  identifier: string | null;
  fhirVersion: FhirVersion;
  format: FhirFormat;
  /** The bytes of this resource as received. */
  body: Uint8Array;
  understood: Understood;
};

export type MeasuredValue = {
  measurementId: string;
  kind: MeasurementKind;
  at: Date;
  /** False: only the day is known. */
  hasTime: boolean;
  value: number | null;
  /** Diastolic. */
  diastolic: number | null;
  moment: MeasurementMoment | null;
  origin: MeasurementOrigin;
  comment: string | null;
  /** The sender's interpretation of the value: irregular, too high. */
  interpretation: SentCode[];
  /** Comparator "<", ">", …: the number is a bound (set aside as such) and is shown with it. */
  sign: string | null;
  diastolicSign: string | null;
  /** Kept and shown, never counted. */
  setAside: SetAsideReason | null;
  /** Who set it aside and why, when a person did. */
  setAsideBy: { name: string | null; at: Date; reason: string } | null;
  identifierReused: boolean;
  /** The value that holds the diastolic pressure, when that was sent as an Observation of its own. */
  otherHalfId: string | null;
  deliveryId: string;
  receivedAt: Date;
  standing: Standing;
  /** Name of the device; only for the newest values of an answer, otherwise null. */
  device: string | null;
};

/** Where a delivery came from. Values recorded by the practice have none: see `recordedByName` of getMeasurement. */
export type DeliveryOrigin = { deliveryId: string; gatewayName: string; pgoName: string | null; receivedAt: Date };

/** One value with everything known about it. */
export type MeasurementAnswer = {
  measurement: MeasuredValue;
  delivery: DeliveryOrigin | null;
  /** For a value recorded by the practice. */
  recordedByName: string | null;
  understood: Understood | null;
  /** The resource as received, as text. */
  source: { fhirVersion: string; format: string; body: string } | null;
  /** Each time it was set aside and taken back, oldest first. */
  history: {
    setAsideByName: string | null;
    setAsideAt: Date;
    reason: string;
    takenBackByName: string | null;
    takenBackAt: Date | null;
    takenBackReason: string | null;
  }[];
};
