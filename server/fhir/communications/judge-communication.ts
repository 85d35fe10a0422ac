import type { ConsultKind } from "#db/terms/consults.ts";
import { receivedLengthMax } from "#db/terms/messages.ts";
import { readEffective } from "#server/fhir/codec/effective.ts";
import { issue, type Judged, refused } from "#server/fhir/delivery/judge-each.ts";
import type { WriteContext, WriteEntry } from "#server/fhir/delivery/writer.ts";
import { type Attached, readAttachment } from "#server/fhir/documents/read-attachment.ts";
import { firstIdentifier } from "#server/fhir/documents/read-words.ts";
import { isObject, type Json } from "#server/fhir/format/json.ts";
import { bsnIssue, placeOfBsn } from "#server/fhir/masked-person.ts";
import { entryOf, subjectIssue } from "#server/fhir/references.ts";
import type { Resource } from "#server/fhir/resource.ts";

/** What is used of a Communication; the whole resource is kept as it was received. */
export type JudgedCommunication = {
  text: string;
  kind: ConsultKind;
  /** Id of the message that it answers or continues; null: it begins something. */
  repliesTo: string | null;
  identifier: { system: string; value: string } | null;
  statedAt: Date | null;
  /** Photos and documents in it; those that it refers to are written as resources of their own. */
  attached: Attached[];
};

const payloadsMax = 20;

/**
 * Judges what a patient wrote. There is no MedMij service for e-consults: this is plain FHIR (https://hl7.org/fhir/R4/communication.html),
 * agreed with the DVA, save a request to correct the record (MedMij dossierwijzigingsverzoek, R4), which has a profile. A
 * part that cannot be taken is refused with the whole, so that nobody thinks it arrived.
 */
export function judgeCommunication(entry: WriteEntry, context: WriteContext): Judged<JudgedCommunication> {
  const { resource, place } = entry;
  const bsnPlace = placeOfBsn(resource, place);
  if (bsnPlace) return refused(422, bsnIssue(bsnPlace));
  for (const element of ["subject", "sender"]) {
    const foreign = subjectIssue(entry, element, context);
    if (foreign) return refused(foreign.code === "security" ? 403 : 422, foreign);
  }
  if (resource.status !== "completed" && resource.status !== "in-progress") {
    const code = resource.status === undefined ? "required" : "business-rule";
    return refused(422, issue(code, "A message that was sent is completed", `${place}.status`));
  }
  const { payload } = resource;
  const parts = Array.isArray(payload) ? payload : [];
  if (parts.length === 0) return refused(422, issue("required", "A message has text", `${place}.payload`));
  if (parts.length > payloadsMax) {
    return refused(422, issue("too-costly", `At most ${payloadsMax} parts`, `${place}.payload`));
  }
  const texts: string[] = [];
  const attached: Attached[] = [];
  let refersToFiles = false;
  for (const [at, part] of parts.entries()) {
    const read = readPart(part, `${place}.payload[${at}]`, context);
    if (!read.ok) return read;
    if ("text" in read.value) texts.push(read.value.text);
    else if ("attached" in read.value) attached.push(read.value.attached);
    else refersToFiles = true;
  }
  const hasFiles = refersToFiles || attached.length > 0;
  if (!hasFiles && texts.every((one) => one.trim() === "")) {
    return refused(422, issue("required", "A message has text", `${place}.payload`));
  }
  const isCorrection = isCorrectionRequest(resource.category);
  const text = [...(isCorrection ? topicOf(resource) : []), ...texts].join("\n\n").trim();
  if (text.length > receivedLengthMax) {
    const diagnostics = `At most ${receivedLengthMax} characters: nothing of this was stored`;
    return refused(422, issue("too-long", diagnostics, `${place}.payload`));
  }
  return {
    ok: true,
    value: {
      text,
      kind: isCorrection ? "correction-request" : "e-consult",
      repliesTo: firstId(resource.inResponseTo) ?? firstId(resource.partOf) ?? firstId(resource.about),
      identifier: firstIdentifier(resource.identifier),
      attached,
      statedAt: typeof resource.sent === "string" ? (readEffective(resource.sent)?.at ?? null) : null,
    },
  };
}

type Part = { text: string } | { attached: Attached } | { refersTo: "document" };

/** Resources that a part can refer to; they come in the same bundle (server/fhir/documents). */
const documentTypes: readonly string[] = ["Media", "DocumentReference", "List", "DocumentManifest"];

function readPart(part: Json, place: string, context: WriteContext): Judged<Part> {
  if (!isObject(part)) return refused(422, issue("structure", "A part is an object", place));
  if (typeof part.contentString === "string") return { ok: true, value: { text: part.contentString } };
  if (part.contentAttachment !== undefined) {
    const read = readAttachment(part.contentAttachment, `${place}.contentAttachment`, context);
    return read.ok ? { ok: true, value: { attached: read.value } } : read;
  }
  const reference = isObject(part.contentReference) ? part.contentReference.reference : undefined;
  const target = typeof reference === "string" ? entryOf(reference, context) : null;
  if (target && documentTypes.includes(target.resource.resourceType))
    return { ok: true, value: { refersTo: "document" } };
  const diagnostics =
    "A part is text, an attachment, or a photo or document in the same bundle: nothing of this was stored";
  return refused(422, issue("not-supported", diagnostics, place));
}

/**
 * A request to correct the record, or the disagreement of a patient with a refusal. By the codes, which the profile fixes
 * (dwv-PatientCorrectionsCommunication); the address of their system differs between MedMij and HL7.
 */
const correctionCodes: readonly unknown[] = ["medRecCxReq", "medRecCxDenialDisagree"];

function isCorrectionRequest(category: Json | undefined): boolean {
  const concepts = Array.isArray(category) ? category : [];
  return concepts.some(
    (concept) =>
      isObject(concept) &&
      Array.isArray(concept.coding) &&
      concept.coding.some((coding) => isObject(coding) && correctionCodes.includes(coding.code)),
  );
}

/** What it is about in a few words: the profile has it beside the text. */
function topicOf({ topic }: Resource): string[] {
  return isObject(topic) && typeof topic.text === "string" && topic.text.trim() !== "" ? [topic.text.trim()] : [];
}

const uuid =
  /(?:^|\/)Communication\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\/_history\/\w+)?$/;

/** The first reference to a Communication of ours. Another one leads nowhere: the message then begins something. */
function firstId(references: Json | undefined): string | null {
  for (const one of Array.isArray(references) ? references : []) {
    const reference = isObject(one) ? one.reference : undefined;
    const id = typeof reference === "string" ? uuid.exec(reference)?.[1] : undefined;
    if (id !== undefined) return id;
  }
  return null;
}
