import type { StoryValue } from "./patient-values.ts";

type Json = Record<string, unknown>;

const loinc = "http://loinc.org";
const ucum = "http://unitsofmeasure.org";
const vitalSigns = { system: "http://hl7.org/fhir/observation-category", code: "vital-signs", display: "Vital Signs" };
const labFinding = { system: "http://snomed.info/sct", code: "49581000146104", display: "Laboratory test finding" };

const kinds = {
  "blood-pressure": { profile: "zib-BloodPressure", code: "85354-9", display: "Blood pressure panel", unit: "mm[Hg]" },
  "body-weight": { profile: "zib-BodyWeight", code: "29463-7", display: "Body weight", unit: "kg" },
  "blood-glucose": { profile: "vitalsign-bloodglucose", code: "14743-9", display: "Glucose", unit: "mmol/L" },
  "heart-rate": { profile: "zib-HeartRate", code: "8867-4", display: "Heart rate", unit: "/min" },
  "oxygen-saturation": { profile: "zib-OxygenSaturation", code: "59408-5", display: "Oxygen saturation", unit: "%" },
  "body-temperature": { profile: "zib-BodyTemperature", code: "8310-5", display: "Body temperature", unit: "Cel" },
} as const;
const glucoseCodes = { fasting: "14770-2", "after-meal": "14760-3" } as const;

/**
 * A value of a story as a PGO shares it: a STU3 Observation with the profile of its kind.
 * @param effective date, or dateTime with its offset.
 * @param identifier unique for this value.
 */
export function storyObservation(told: StoryValue, effective: string, identifier: string): Json {
  const kind = kinds[told.kind];
  const isGlucose = told.kind === "blood-glucose";
  const code = isGlucose && told.moment ? glucoseCodes[told.moment] : kind.code;
  const quantity = (value: number) => ({ value, unit: kind.unit, system: ucum, code: kind.unit });
  const component = (part: string, value: number) => ({
    code: { coding: [{ system: loinc, code: part }] },
    valueQuantity: quantity(value),
  });
  return {
    resourceType: "Observation",
    meta: { profile: [`http://nictiz.nl/fhir/StructureDefinition/${kind.profile}`] },
    identifier: [{ system: "urn:oid:2.999.1", value: identifier }],
    status: "final",
    category: [{ coding: [isGlucose ? labFinding : vitalSigns] }],
    code: { coding: [{ system: loinc, code, display: kind.display }] },
    effectiveDateTime: effective,
    performer: [{ display: "Patiënt" }],
    ...(told.device ? { device: { display: told.device } } : {}),
    ...(told.comment ? { comment: told.comment } : {}),
    ...(told.diastolic === undefined
      ? { valueQuantity: quantity(told.value) }
      : { component: [component("8480-6", told.value), component("8462-4", told.diastolic)] }),
  };
}
