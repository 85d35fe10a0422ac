import { pagesShownMax } from "#db/terms/documents.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { drawPage } from "#server/documents/content/pdf-thread.ts";
import { DomainError } from "#server/errors.ts";
import { getObject } from "#server/storage/objects.ts";
import type { ContentInput } from "./contract.ts";
import { findDocument } from "./scope.ts";

/** Bytes that a browser may show: made by us, save a PDF that holds nothing but pages. */
export type ShownContent = { bytes: Buffer; mediaType: "image/jpeg" | "image/png" | "application/pdf" };

/** Width of a page of a PDF: readable at the width of the widest screen that shows one. */
const pageWidth = 1_200;
const previewWidth = 320;

/**
 * What is shown of a photo or document of this patient. What came in is never shown as it came, but as a picture made anew.
 * @throws NOT_FOUND when there is nothing to show, TOO_MANY, StorageAway
 */
export async function openContent(
  { access, patientId }: OpenedPatient<"document.read">,
  { documentId, size, page }: ContentInput,
): Promise<ShownContent> {
  const found = await look(access, (tx) => findDocument(tx, access, { patientId, documentId }));
  if (found.form === "picture") {
    const key = size === "thumbnail" ? found.thumbnailKey : size === "picture" ? found.pictureKey : null;
    return { bytes: await bytesUnder(key), mediaType: "image/jpeg" };
  }
  if (found.form === "none" || page < 1 || page > Math.min(found.pageCount ?? 0, pagesShownMax)) throw missing();
  const bytes = await bytesUnder(found.contentKey);
  if (size === "file" && !found.isActive) return { bytes, mediaType: "application/pdf" };
  if (size !== "page" && size !== "thumbnail") throw missing();
  const drawn = await drawPage(bytes, page, size === "page" ? pageWidth : previewWidth);
  if (!drawn) throw missing();
  return { bytes: drawn, mediaType: "image/png" };
}

async function bytesUnder(key: string | null): Promise<Buffer> {
  const bytes = key === null ? null : await getObject(key);
  if (!bytes) throw missing();
  return bytes;
}

function missing(): DomainError {
  return new DomainError("NOT_FOUND", "document.not-found");
}
