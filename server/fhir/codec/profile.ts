import type { FhirVersion } from "#db/terms/gateways.ts";
import type { MeasurementKind, MeasurementMoment, MeasurementPart } from "#db/terms/measurements.ts";
import { loinc, nhgTable45, snomed } from "./systems.ts";
import type { UnitTable } from "./units.ts";

/** A Coding that Balie recognizes and serves. */
export type KnownCode = { system: string; code: string; display: string };

/** Where a release puts a part. */
export type Place =
  /** `component` with this code; `as`: its value is a boolean, or Y/N of HL7 table 0136, instead of the value as sent. */
  | { at: "component"; code: KnownCode; as?: "boolean" | "yes-no" }
  /** An extension of the Observation, or one nested (`under`) in a complex extension. */
  | { at: "extension"; url: string; under?: string }
  /** A coding in `Observation.code`, next to the one that names the kind. */
  | { at: "second-coding" };

export type PartDeclaration = {
  part: MeasurementPart;
  stu3: Place;
  r4: Place;
  /** Other component codes with the same meaning. */
  alsoCodes?: readonly KnownCode[];
  /** Codings in `Observation.code` with the same meaning. */
  secondCodings?: readonly KnownCode[];
};

/** A code in `Observation.code` that identifies the kind. */
export type ProfileCode = KnownCode & {
  /** With this code `value[x]` is the second value (a diastolic pressure sent alone). */
  isDiastolic?: true;
  moment?: MeasurementMoment;
};

/**
 * The FHIR mapping of one kind of measurement: a declaration, interpreted in both directions. The codes of an Observation decide its
 * kind; profiles and displays do not. Whatever a declaration does not name is kept and shown as received.
 */
export type MeasurementProfile = {
  kind: Exclude<MeasurementKind, "other">;
  /** Canonical URL of the profile in each release; null where the Netherlands has none. */
  canonical: Record<FhirVersion, string | null>;
  /** The first is served when none was received. */
  codes: readonly [ProfileCode, ...ProfileCode[]];
  category: KnownCode | null;
  units: UnitTable;
  /** The parts that hold the value(s); otherwise `value[x]` does. */
  valuePart?: MeasurementPart;
  diastolicPart?: MeasurementPart;
  /** R4 encodes the value as an integer without a unit. */
  isIntegerInR4?: true;
  parts: readonly PartDeclaration[];
};

export const loincCode = (code: string, display: string): KnownCode => ({ system: loinc, code, display });
export const snomedCode = (code: string, display: string): KnownCode => ({ system: snomed, code, display });
export const nhgCode = (code: string, display: string): KnownCode => ({ system: nhgTable45, code, display });

/** http://hl7.org/fhir/StructureDefinition/vitalsigns */
export const vitalSigns: KnownCode = {
  system: "http://hl7.org/fhir/observation-category",
  code: "vital-signs",
  display: "Vital Signs",
};

/** A component with the same code in both releases. */
export function component(part: MeasurementPart, code: KnownCode, ...alsoCodes: KnownCode[]): PartDeclaration {
  return { part, stu3: { at: "component", code }, r4: { at: "component", code }, alsoCodes };
}
