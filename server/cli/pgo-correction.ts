import { randomUUID } from "node:crypto";
import type { JsonObject } from "#server/fhir/format/json.ts";
import type { Resource } from "#server/fhir/resource.ts";

/** `reply`: id of a message of an earlier request, which this one continues. */
export type AskedCorrection = { text: string; topic: string; reply?: string | undefined };

const codes = "https://hl7.org/fhir/uv/fhir-patient-correction/CodeSystem/PatientCorrectionCommunicationTypes";
const profile = (name: string) => ({ profile: [`http://nictiz.nl/fhir/StructureDefinition/${name}`] });

/** A MedMij dossierwijzigingsverzoek (R4), as a PGO sends it: the request with the patient and the practice it names, in one transaction. */
export function correctionBundle({ text, topic, reply }: AskedCorrection, now: Date): Resource {
  const [patientUrl, practiceUrl] = [`urn:uuid:${randomUUID()}`, `urn:uuid:${randomUUID()}`];
  const patient = { reference: patientUrl, type: "Patient", display: "De patiënt" };
  const coding = [
    { system: codes, code: "medRecCxReq", display: "Correction request by the Patient or RelatedPerson" },
  ];
  const request: JsonObject = {
    resourceType: "Communication",
    meta: profile("dwv-PatientCorrectionsCommunication"),
    identifier: [{ system: "urn:ietf:rfc:3986", value: `urn:uuid:${randomUUID()}` }],
    ...(reply === undefined ? {} : { partOf: [{ reference: `Communication/${reply}`, display: "Eerder verzoek" }] }),
    status: "completed",
    category: [{ coding }],
    subject: patient,
    topic: { text: topic },
    sent: now.toISOString(),
    recipient: [{ reference: practiceUrl, type: "Organization", display: "De huisartsenpraktijk" }],
    sender: patient,
    payload: [{ contentString: text }],
  };
  const sent: [string, JsonObject][] = [
    [`urn:uuid:${randomUUID()}`, request],
    [patientUrl, { resourceType: "Patient", meta: profile("nl-core-Patient") }],
    [practiceUrl, { resourceType: "Organization", meta: profile("nl-core-HealthcareProvider-Organization") }],
  ];
  const entry = sent.map(([fullUrl, resource]) => {
    return { fullUrl, resource, request: { method: "POST", url: resource.resourceType ?? "" } };
  });
  return { resourceType: "Bundle", type: "transaction", entry };
}
