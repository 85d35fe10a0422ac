import { issue, type Judged, refused } from "#server/fhir/delivery/judge-each.ts";
import type { WriteContext, WriteEntry } from "#server/fhir/delivery/writer.ts";
import { isObject, type Json } from "#server/fhir/format/json.ts";
import { entryOf } from "#server/fhir/references.ts";

/** The bytes of an Attachment, and the entry of the Binary that holds them, if one does. */
export type Attached = { bytes: Buffer; title: string; binary: WriteEntry | null };

/**
 * Reads an Attachment (https://hl7.org/fhir/R4/datatypes.html#Attachment): with its bytes in it, or in a Binary of the same bundle. What the
 * sender says of their size, hash and type decides nothing: in official material of MedMij size and hash are wrong.
 */
export function readAttachment(attachment: Json | undefined, place: string, context: WriteContext): Judged<Attached> {
  if (!isObject(attachment)) return refused(422, issue("structure", "An Attachment is an object", place));
  const { data, url } = attachment;
  const title = typeof attachment.title === "string" ? attachment.title : "";
  if (data !== undefined) return decoded(data, `${place}.data`, title, null);
  if (typeof url !== "string") return refused(422, issue("required", "An Attachment has data or a url", place));
  const binary = entryOf(url, context);
  if (binary?.resource.resourceType !== "Binary") {
    const diagnostics = "The url leads to no Binary in this bundle: nothing was fetched";
    return refused(422, issue("not-found", diagnostics, `${place}.url`));
  }
  // STU3 has `content`, R4 `data`.
  const element = context.version === "stu3" ? "content" : "data";
  return decoded(binary.resource[element], `${binary.place}.${element}`, title, binary);
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

function decoded(data: Json | undefined, place: string, title: string, binary: WriteEntry | null): Judged<Attached> {
  const text = typeof data === "string" ? data.replace(/\s/g, "") : "";
  const bytes = text.length % 4 === 0 && base64.test(text) ? Buffer.from(text, "base64") : null;
  if (bytes === null) return refused(422, issue("value", "Not base64", place));
  if (bytes.length === 0) return refused(422, issue("required", "There is nothing in it", place));
  return { ok: true, value: { bytes, title, binary } };
}
