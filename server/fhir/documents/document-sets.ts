import type { WriteContext, WriteEntry } from "#server/fhir/delivery/writer.ts";
import { isObject, type Json } from "#server/fhir/format/json.ts";
import { entryOf } from "#server/fhir/references.ts";
import { shownName } from "./read-words.ts";

/** The List (MedMij images-List) or DocumentManifest (IHE.MHD.DocumentManifest) around photos or documents. */
export type DocumentSet = { entry: WriteEntry; members: WriteEntry[]; words: string; recipientName: string | null };

const recipientExtension = "http://nictiz.nl/fhir/StructureDefinition/images-recipient";

export function readSet(entry: WriteEntry, context: WriteContext): DocumentSet {
  const { resource } = entry;
  const members = memberReferences(resource.resourceType === "List" ? resource.entry : resource.content).flatMap(
    (reference) => entryOf(reference, context) ?? [],
  );
  const notes = (Array.isArray(resource.note) ? resource.note : []).map((one) =>
    isObject(one) ? one.text : undefined,
  );
  const said = [resource.title, resource.description, ...notes].filter((one) => typeof one === "string");
  const extension = (Array.isArray(resource.extension) ? resource.extension : []).find(
    (one) => isObject(one) && one.url === recipientExtension,
  );
  const recipient = isObject(extension) ? extension.valueReference : resource.recipient;
  return { entry, members, words: said.join("\n\n").trim(), recipientName: shownName(resource, recipient) };
}

/** A List has `item`, a DocumentManifest `pReference` in STU3 and in R4 the reference itself. */
function memberReferences(members: Json | undefined): string[] {
  return (Array.isArray(members) ? members : []).flatMap((one) => {
    if (!isObject(one)) return [];
    const member = one.item ?? one.pReference ?? one;
    return isObject(member) && typeof member.reference === "string" ? [member.reference] : [];
  });
}

/** The message in the same bundle that a photo or document came with: it names the resource itself, or the set around it. */
export function messageWith(entry: WriteEntry, sets: readonly DocumentSet[], context: WriteContext): WriteEntry | null {
  const named = [entry, ...sets.filter(({ members }) => members.includes(entry)).map((set) => set.entry)];
  return (
    context.entries.find(
      ({ resource }) =>
        resource.resourceType === "Communication" &&
        payloadReferences(resource.payload).some((reference) => {
          const target = entryOf(reference, context);
          return target !== null && named.includes(target);
        }),
    ) ?? null
  );
}

function payloadReferences(payload: Json | undefined): string[] {
  return (Array.isArray(payload) ? payload : []).flatMap((part) => {
    const reference = isObject(part) ? part.contentReference : undefined;
    return isObject(reference) && typeof reference.reference === "string" ? [reference.reference] : [];
  });
}

/** The message in the bundle that holds this Binary as its own attachment; null: none does. */
export function messageAround(binary: WriteEntry, context: WriteContext): WriteEntry | null {
  const holds = ({ payload }: WriteEntry["resource"]) =>
    (Array.isArray(payload) ? payload : []).some((part) => {
      const attachment = isObject(part) ? part.contentAttachment : undefined;
      const url = isObject(attachment) ? attachment.url : undefined;
      return typeof url === "string" && entryOf(url, context) === binary;
    });
  return context.entries.find(({ resource }) => resource.resourceType === "Communication" && holds(resource)) ?? null;
}
