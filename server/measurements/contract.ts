import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type {
  MeasurementKind,
  MeasurementMoment,
  MeasurementOrigin,
  MeasurementPart,
  SetAsideReason,
} from "#db/terms/measurements.ts";

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
