import { grant } from "#server/access/access.ts";
import {
  type ServeDocumentsInput,
  type ServedDocument,
  serveContent,
  serveDocuments,
} from "#server/documents/sending/serve-documents.ts";
import { type ReadRequest, type Reply, refuse } from "#server/fhir/interaction.ts";
import type { Resource } from "#server/fhir/resource.ts";
import { cursorOf, readCursor } from "#server/fhir/search-cursor.ts";
import { readDates } from "#server/fhir/search-dates.ts";
import { searchSet, unknownParameter } from "#server/fhir/search-set.ts";
import { manifestOf, referenceOf } from "./served-document.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `GET DocumentReference?status=current[&indexed=ge…]` (MedMij service 51): the practice's documents for the patient, newest first. */
export function searchDocumentReferences(request: ReadRequest): Promise<Reply> {
  return search(request, request.version === "stu3" ? "indexed" : "date", referenceOf);
}

/** `GET DocumentManifest?status=current[&created=ge…]`: the same, each in a manifest of its own. */
export function searchDocumentManifests(request: ReadRequest): Promise<Reply> {
  return search(request, "created", manifestOf);
}

type Written = (request: ReadRequest, document: ServedDocument) => Resource;

async function search(request: ReadRequest, date: string, written: Written): Promise<Reply> {
  const { query, path } = request;
  const unknown = unknownParameter(query, ["status", date, "_cursor", "_format", "_pretty"]);
  if (unknown) {
    const diagnostics = `${path} is searched by status and ${date}; the token says whose they are`;
    return refuse(400, { code: "not-supported", diagnostics, expression: [unknown.expression] });
  }
  const dates = readDates(query.getAll(date), date);
  if (!dates.ok) return { status: 400, issues: dates.issues };
  const after = readCursor(query.get("_cursor"));
  if (after === undefined) return refuse(400, { code: "value", diagnostics: "This page is not one of ours" });
  // Every document that is served is current: one that was withdrawn is not served.
  const isAsked = query.getAll("status").every((statuses) => statuses.split(",").includes("current"));
  const { documents, isMore } = isAsked
    ? await serve(request, { documentId: null, ...dates.value, after })
    : { documents: [], isMore: false };
  const last = documents.at(-1);
  const next = isMore && last ? cursorOf({ at: last.sentAt, id: last.documentId }) : null;
  const resources = documents.map((one) => written(request, one));
  const isWhole = after === null && !isMore;
  return { status: 200, resource: searchSet(request, resources, next, isWhole ? resources.length : undefined) };
}

/** `GET DocumentReference/[id]` */
export function readDocumentReference(request: ReadRequest): Promise<Reply> {
  return readOne(request, referenceOf);
}

/** `GET DocumentManifest/[id]` */
export function readDocumentManifest(request: ReadRequest): Promise<Reply> {
  return readOne(request, manifestOf);
}

async function readOne(request: ReadRequest, written: Written): Promise<Reply> {
  const isId = request.id !== null && uuid.test(request.id);
  const { documents } = isId ? await serve(request, { documentId: request.id }) : { documents: [] };
  const [document] = documents;
  if (!document) return notHere();
  return { status: 200, resource: written(request, document), headers: { ETag: 'W/"1"' } };
}

/** `GET Binary/[id]`: the bytes, as base64 in the resource. */
export async function readBinary({ sender, id, version }: ReadRequest): Promise<Reply> {
  const access = grant(sender.actor, "document.serve");
  const { patientId } = sender.patient;
  const found = id !== null && uuid.test(id) ? await serveContent(access, { patientId, documentId: id }) : null;
  if (!found) return notHere();
  const data = found.bytes.toString("base64");
  const content = version === "stu3" ? { content: data } : { data };
  const resource = { resourceType: "Binary", id, meta: { versionId: "1" }, contentType: found.mediaType, ...content };
  return { status: 200, resource, headers: { ETag: 'W/"1"' } };
}

function notHere(): Reply {
  return refuse(404, { code: "not-found", diagnostics: "Not here, or not of this patient" });
}

function serve({ sender }: ReadRequest, asked: Omit<ServeDocumentsInput, "patientId">) {
  return serveDocuments(grant(sender.actor, "document.serve"), { patientId: sender.patient.patientId, ...asked });
}
