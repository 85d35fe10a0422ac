import type { FhirVersion } from "#db/terms/gateways.ts";
import type { MeasurementKind, MeasurementMoment, MeasurementPart } from "#db/terms/measurements.ts";
import { loinc, nhgTable45, snomed } from "./systems.ts";
import type { UnitTable } from "./units.ts";

/** A Coding that Balie knows and serves. */
export type KnownCode = { system: string; code: string; display: string };

/** Where a release puts a part. */
export type Place =
  /** `component` under this code; `as`: its value is true/false, or Y/N of HL7 table 0136, instead of what was sent. */
  | { at: "component"; code: KnownCode; as?: "boolean" | "yes-no" }
  /** An extension of the Observation, or one (`under`) inside a complex extension. */
  | { at: "extension"; url: string; under?: string }
  /** A coding beside the one that names the kind, in `Observation.code`. */
  | { at: "second-coding" };

export type PartDeclaration = {
  part: MeasurementPart;
  stu3: Place;
  r4: Place;
  /** More codes of a component that mean the same. */
  alsoCodes?: readonly KnownCode[];
  /** Codings in `Observation.code` that mean the same. */
  secondCodings?: readonly KnownCode[];
};

/** A code in `Observation.code` that makes an Observation one of this kind. */
export type ProfileCode = KnownCode & {
  /** Under this code `value[x]` is the second value (a diastolic pressure that comes alone). */
  isSecond?: true;
  moment?: MeasurementMoment;
};

/**
 * One kind of measurement in FHIR: a declaration that the interpreter follows in both directions. Which kind an Observation is, its codes
 * say; profiles and displays decide nothing. What a declaration does not name is kept and shown as received.
 */
export type MeasurementProfile = {
  kind: Exclude<MeasurementKind, "other">;
  /** Canonical address of the profile of each release; null where the Netherlands has none. */
  canonical: Record<FhirVersion, string | null>;
  /** The first is served when nothing was received. */
  codes: readonly [ProfileCode, ...ProfileCode[]];
  category: KnownCode | null;
  units: UnitTable;
  /** The parts that hold the value(s); otherwise `value[x]` does. */
  valuePart?: MeasurementPart;
  secondPart?: MeasurementPart;
  /** R4 writes the value as a whole number without a unit. */
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

/** A component under the same code in both releases. */
export function component(part: MeasurementPart, code: KnownCode, ...alsoCodes: KnownCode[]): PartDeclaration {
  return { part, stu3: { at: "component", code }, r4: { at: "component", code }, alsoCodes };
}
