import type { FhirVersion } from "#db/terms/gateways.ts";

/** Profiles of parties: nictiz.fhir.nl.stu3.zib2017, and nictiz.fhir.nl.r4.nl-core. */
const nlCore = {
  stu3: {
    Patient: "http://fhir.nl/fhir/StructureDefinition/nl-core-patient",
    Practitioner: "http://fhir.nl/fhir/StructureDefinition/nl-core-practitioner",
    PractitionerRole: "http://fhir.nl/fhir/StructureDefinition/nl-core-practitionerrole",
    Organization: "http://fhir.nl/fhir/StructureDefinition/nl-core-organization",
  },
  r4: {
    Patient: "http://nictiz.nl/fhir/StructureDefinition/nl-core-Patient",
    Practitioner: "http://nictiz.nl/fhir/StructureDefinition/nl-core-HealthProfessional-Practitioner",
    PractitionerRole: "http://nictiz.nl/fhir/StructureDefinition/nl-core-HealthProfessional-PractitionerRole",
    Organization: "http://nictiz.nl/fhir/StructureDefinition/nl-core-HealthcareProvider-Organization",
  },
} as const satisfies Record<FhirVersion, Record<string, string>>;

export type Party = keyof (typeof nlCore)["stu3"];

/** Type, id and the Dutch profile of the release: the first elements of a party. */
export function partyBase<T extends Party>(resourceType: T, id: string, version: FhirVersion) {
  return { resourceType, id, meta: { profile: [nlCore[version][resourceType]] } };
}
