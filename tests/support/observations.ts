import { randomUUID } from "node:crypto";

const profile = (name: string) => ({ profile: [`http://nictiz.nl/fhir/StructureDefinition/${name}`] });
const loinc = (code: string, display: string) => ({ coding: [{ system: "http://loinc.org", code, display }] });
const vitalSigns = [
  { coding: [{ system: "http://hl7.org/fhir/observation-category", code: "vital-signs", display: "Vital Signs" }] },
];
const quantity = (value: number, unit: string) => ({ value, unit, system: "http://unitsofmeasure.org", code: unit });

/** A home blood pressure as a PGO sends it (STU3), written by us. */
export function bloodPressure(systolic = 128, diastolic = 82, at = "2026-11-20T08:15:00+01:00") {
  return {
    resourceType: "Observation",
    meta: profile("zib-BloodPressure"),
    identifier: [{ system: "urn:oid:2.16.840.1.113883.2.4.3.11.999.7.6", value: randomUUID() }],
    status: "final",
    category: vitalSigns,
    code: loinc("85354-9", "Blood pressure"),
    effectiveDateTime: at,
    component: [
      { code: loinc("8480-6", "Systolic"), valueQuantity: quantity(systolic, "mm[Hg]") },
      { code: loinc("8462-4", "Diastolic"), valueQuantity: quantity(diastolic, "mm[Hg]") },
    ],
  };
}

export function bodyWeight(value = 81.5, at = "2026-11-20T07:30:00+01:00") {
  return {
    resourceType: "Observation",
    meta: profile("zib-BodyWeight"),
    identifier: [{ system: "urn:oid:2.16.840.1.113883.2.4.3.11.999.7.6", value: randomUUID() }],
    status: "final",
    category: vitalSigns,
    code: loinc("29463-7", "Body weight"),
    effectiveDateTime: at,
    valueQuantity: quantity(value, "kg"),
  };
}

/** A glucose beyond the range of the meter, with the sender's interpretation. */
export function glucoseBeyond(value = 33.3, at = "2026-11-20T07:30:00+01:00") {
  return {
    resourceType: "Observation",
    meta: profile("vitalsign-bloodglucose"),
    identifier: [{ system: "urn:oid:2.16.840.1.113883.2.4.3.11.999.7.6", value: randomUUID() }],
    status: "final",
    category: vitalSigns,
    code: loinc("14743-9", "Glucose"),
    effectiveDateTime: at,
    valueQuantity: { ...quantity(value, "mmol/L"), comparator: ">" },
    interpretation: { coding: [{ system: "http://hl7.org/fhir/v2/0078", code: "HH", display: "Critically high" }] },
  };
}

export const maskedPatient = {
  resourceType: "Patient",
  meta: { profile: ["http://fhir.nl/fhir/StructureDefinition/nl-core-patient"] },
  identifier: [
    {
      system: "http://fhir.nl/fhir/NamingSystem/bsn",
      _value: {
        extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "masked" }],
      },
    },
  ],
  name: [{ text: "Diederik XXX_Herder", family: "XXX_Herder" }],
  gender: "male",
  birthDate: "1985-12-16",
};

/** A bundle as MedMij prescribes: a masked patient and their resources. */
export function bundleOf(observations: readonly object[], type: "batch" | "transaction" = "batch") {
  const patientUrl = `urn:uuid:${randomUUID()}`;
  const subject = { reference: patientUrl, display: "Diederik XXX_Herder" };
  return {
    resourceType: "Bundle",
    type,
    entry: [
      { fullUrl: patientUrl, resource: maskedPatient, request: { method: "POST", url: "Patient" } },
      ...observations.map((one) => ({
        fullUrl: `urn:uuid:${randomUUID()}`,
        resource: { ...one, subject, performer: [subject] },
        request: { method: "POST", url: "Observation" },
      })),
    ],
  };
}
