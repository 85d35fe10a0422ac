import type { ServedDocument } from "#server/documents/sending/serve-documents.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import type { ReadRequest } from "#server/fhir/interaction.ts";
import type { Resource } from "#server/fhir/resource.ts";

/** LOINC 51851-4, "Administrative note": a kind must be given, and the practice chose none. Own choice, 2026-12-01. */
const kind = {
  coding: [{ system: "http://loinc.org", code: "51851-4", display: "Administrative note" }],
  text: "Document van de praktijk",
};

/** A document as IHE.MHD.Minimal.DocumentReference; its bytes stand in the Binary of the same id. */
export function referenceOf(
  request: ReadRequest,
  { documentId, title, sentAt, mediaType, byteLength, sentByName }: ServedDocument,
): Resource {
  const { version, base } = request;
  const at = sentAt.toISOString();
  const attachment = {
    contentType: mediaType,
    language: "nl",
    url: `${base}/Binary/${documentId}`,
    title,
    creation: at,
  };
  return {
    resourceType: "DocumentReference",
    id: documentId,
    meta: metaOf(at, "IHE.MHD.Minimal.DocumentReference"),
    ...partiesOf(request, sentByName),
    masterIdentifier: { system: "urn:ietf:rfc:3986", value: `urn:uuid:${documentId}` },
    status: "current",
    type: kind,
    ...(version === "stu3" ? { created: at, indexed: at } : { date: at }),
    description: title,
    content: [{ attachment: mediaType === "application/pdf" ? { ...attachment, size: byteLength } : attachment }],
  };
}

/** The manifest around it, as IHE.MHD.DocumentManifest: of the same id, as each document is sent alone. */
export function manifestOf(request: ReadRequest, { documentId, title, sentAt, sentByName }: ServedDocument): Resource {
  const at = sentAt.toISOString();
  const reference = { reference: `DocumentReference/${documentId}`, display: title };
  return {
    resourceType: "DocumentManifest",
    id: documentId,
    meta: metaOf(at, "IHE.MHD.DocumentManifest"),
    ...partiesOf(request, sentByName),
    masterIdentifier: { system: "urn:ietf:rfc:3986", value: `urn:uuid:${documentId}` },
    status: "current",
    type: kind,
    created: at,
    description: title,
    content: [request.version === "stu3" ? { pReference: reference } : reference],
  };
}

function metaOf(lastUpdated: string, profile: string) {
  return { versionId: "1", lastUpdated, profile: [`http://nictiz.nl/fhir/StructureDefinition/${profile}`] };
}

/** The sender of the practice has no resource here: only their name, contained. */
function partiesOf({ sender }: ReadRequest, sentByName: string | null): JsonObject {
  const patient = { reference: `Patient/${sender.patient.patientId}`, display: "Patiënt" };
  const practice = { reference: `Organization/${sender.actor.organizationId}`, display: sender.organizationName };
  if (sentByName === null) return { subject: patient, author: [practice] };
  const contained = [{ resourceType: "Practitioner", id: "author", name: [{ text: sentByName }] }];
  return { contained, subject: patient, author: [{ reference: "#author", display: sentByName }, practice] };
}
