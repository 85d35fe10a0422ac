import type { WritingRepresentative } from "#db/terms/representation.ts";
import type { ExportedConversation, SaidMessage } from "#server/consults/transfer/contract.ts";
import type { Resource } from "#server/fhir/resource.ts";

/**
 * One conversation as FHIR R4: a collection of the patient (without a BSN), the practice, every message as a Communication, and a Provenance of
 * who took it out and when. No Dutch profile or MedMij service describes this, so no resource claims one: own choice, 2026-12-01.
 */
export function conversationBundle(exported: ExportedConversation): Resource {
  const { patient, organization, messages, exportedAt } = exported;
  return {
    resourceType: "Bundle",
    type: "collection",
    timestamp: exportedAt.toISOString(),
    entry: [
      entryOf({
        resourceType: "Patient",
        id: patient.patientId,
        name: [{ text: patient.fullName }],
        gender: patient.gender,
        birthDate: patient.birthDate,
        managingOrganization: referTo(organization.organizationId, organization.name),
      }),
      entryOf({
        resourceType: "Organization",
        id: organization.organizationId,
        ...(organization.agb === null ? {} : { identifier: [{ system: agbSystem, value: organization.agb }] }),
        name: organization.name,
      }),
      ...messages.map((message) => entryOf(communicationOf(message, exported))),
      entryOf(provenanceOf(exported)),
    ],
  };
}

const agbSystem = "http://fhir.nl/fhir/NamingSystem/agb-z";

type Entry = { fullUrl: string; resource: Resource };

function entryOf(resource: Resource & { id: string }): Entry {
  return { fullUrl: `urn:uuid:${resource.id}`, resource };
}

function referTo(id: string, display: string) {
  return { reference: `urn:uuid:${id}`, display };
}

/** A receipt goes out by itself and answers nothing; its category says so. */
function communicationOf(
  { messageId, author, writtenByName, representative, body, at }: SaidMessage,
  { patient, organization, kind }: ExportedConversation,
) {
  const who = referTo(patient.patientId, patient.fullName);
  const from = writtenByName === null ? organization.name : `${writtenByName}, ${organization.name}`;
  const practice = referTo(organization.organizationId, from);
  const isOfPatient = author === "patient";
  const category = kind === "correction-request" ? "correctieverzoek" : "e-consult";
  return {
    resourceType: "Communication",
    id: messageId,
    status: "completed",
    category: [{ text: author === "receipt" ? "automatisch ontvangstbericht" : category }],
    subject: who,
    recipient: [isOfPatient ? referTo(organization.organizationId, organization.name) : who],
    ...(representative === null ? {} : { contained: [relatedPerson(representative, who)] }),
    sender: representative
      ? { reference: "#representative", display: representative.name }
      : isOfPatient
        ? who
        : practice,
    ...(isOfPatient ? { received: at.toISOString() } : { sent: at.toISOString() }),
    payload: [{ contentString: body }],
  };
}

/** Who wrote for the patient: in terms of ours, since no code system has both. */
function relatedPerson({ name, relation, basis }: WritingRepresentative, patient: ReturnType<typeof referTo>) {
  return {
    resourceType: "RelatedPerson",
    id: "representative",
    patient,
    relationship: [{ text: relation }, { text: basis }],
    name: [{ text: name }],
  };
}

function provenanceOf({
  consultId,
  messages,
  patient,
  organization,
  exportedByName,
  exportedAt,
}: ExportedConversation) {
  const about = [patient.patientId, ...messages.map(({ messageId }) => messageId)];
  return {
    resourceType: "Provenance",
    id: consultId,
    target: about.map((id) => ({ reference: `urn:uuid:${id}` })),
    recorded: exportedAt.toISOString(),
    agent: [
      {
        who: { display: exportedByName },
        onBehalfOf: referTo(organization.organizationId, organization.name),
      },
    ],
  };
}
