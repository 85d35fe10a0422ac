import { attachmentsMax, documentNoteMax, documentTitleMax } from "#db/terms/documents.ts";
import type { DocumentFacts } from "#server/documents/receiving/receive-documents.ts";
import { readEffective } from "#server/fhir/codec/effective.ts";
import { issue, type Judged, refused } from "#server/fhir/delivery/judge-each.ts";
import type { WriteContext, WriteEntry } from "#server/fhir/delivery/writer.ts";
import { isObject, type Json } from "#server/fhir/format/json.ts";
import { bsnIssue, placeOfBsn } from "#server/fhir/masked-person.ts";
import { subjectIssue } from "#server/fhir/references.ts";
import type { Resource } from "#server/fhir/resource.ts";
import { type Attached, readAttachment } from "./read-attachment.ts";
import { firstIdentifier, shownName, wordsOf } from "./read-words.ts";

/** A Media or DocumentReference: what it says, and the photos or documents that it describes. */
export type JudgedDocument = {
  facts: DocumentFacts;
  attached: Attached[];
  identifier: { system: string; value: string } | null;
};

/** Refuses a resource with a BSN in it, or about anybody else than the patient of the token; null: neither. */
export function refusePerson(entry: WriteEntry, context: WriteContext): ReturnType<typeof refused> | null {
  const bsnPlace = placeOfBsn(entry.resource, entry.place);
  if (bsnPlace) return refused(422, bsnIssue(bsnPlace));
  const foreign = subjectIssue(entry, "subject", context);
  return foreign && refused(foreign.code === "security" ? 403 : 422, foreign);
}

/**
 * Judges a photo (MedMij images-Media; http://nictiz.nl/fhir/StructureDefinition/images-Media) or a document
 * (IHE.MHD.Minimal.DocumentReference). Contained authors are read by their name; nobody is matched by it.
 */
export function judgeDocument(entry: WriteEntry, context: WriteContext): Judged<JudgedDocument> {
  const { resource, place } = entry;
  const foreign = refusePerson(entry, context);
  if (foreign) return foreign;
  const parts =
    resource.resourceType === "Media" ? [[resource.content, `${place}.content`] as const] : contentsOf(entry);
  if (parts.length === 0) return refused(422, issue("required", "There is no content", `${place}.content`));
  if (parts.length > attachmentsMax) {
    return refused(422, issue("too-costly", `At most ${attachmentsMax} attachments`, `${place}.content`));
  }
  const attached: Attached[] = [];
  for (const [part, partPlace] of parts) {
    const read = readAttachment(part, partPlace, context);
    if (!read.ok) return read;
    attached.push(read.value);
  }
  const facts = factsOf(resource, attached);
  if (facts.note.length > documentNoteMax) {
    const diagnostics = `At most ${documentNoteMax} characters with it: nothing of this was stored`;
    return refused(422, issue("too-long", diagnostics, place));
  }
  return { ok: true, value: { facts, attached, identifier: firstIdentifier(resource.identifier) } };
}

function contentsOf({ resource, place }: WriteEntry): (readonly [Json | undefined, string])[] {
  const contents = Array.isArray(resource.content) ? resource.content : [];
  return contents.map(
    (one, at) => [isObject(one) ? one.attachment : undefined, `${place}.content[${at}].attachment`] as const,
  );
}

function factsOf(resource: Resource, attached: readonly Attached[]): DocumentFacts {
  const notes = (Array.isArray(resource.note) ? resource.note : []).flatMap((one) =>
    isObject(one) && typeof one.text === "string" ? one.text.trim() : [],
  );
  const { description } = resource;
  const said = typeof description === "string" ? description.trim() : "";
  const title = (attached.find((one) => one.title.trim() !== "")?.title ?? said).trim();
  const isSaidTwice = said === title;
  return {
    title: title.slice(0, documentTitleMax),
    note: [...(isSaidTwice || said === "" ? [] : [said]), ...notes].join("\n\n"),
    typeName: resource.resourceType === "Media" ? null : wordsOf(resource.type),
    bodySite: wordsOf(resource.bodySite),
    authorName: shownName(resource, resource.author) ?? shownName(resource, resource.operator),
    recipientName: null,
    statedAt: statedAt(resource),
  };
}

/** STU3 has occurrence[x] of a photo and `created` or `indexed` of a document, R4 created[x] and `date`. */
function statedAt(resource: Resource): Date | null {
  const named = [
    resource.occurrenceDateTime,
    resource.createdDateTime,
    resource.created,
    resource.date,
    resource.indexed,
  ];
  const text = named.find((one) => typeof one === "string");
  return typeof text === "string" ? (readEffective(text)?.at ?? null) : null;
}
