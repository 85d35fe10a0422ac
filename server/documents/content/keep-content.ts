import type { DocumentForm, NotShownReason } from "#db/terms/documents.ts";
import type { Access } from "#server/access/access.ts";
import { putObject } from "#server/storage/objects.ts";
import { readContent } from "./read-content.ts";
import type { Shown } from "./shown.ts";

/** Content that was read and stands in the store, for the row that will point at it. */
export type KeptContent = {
  mediaType: string | null;
  byteLength: number;
  sha256: Buffer;
  form: DocumentForm;
  notShownReason: NotShownReason | null;
  width: number | null;
  height: number | null;
  isAnimated: boolean;
  pageCount: number | null;
  isActive: boolean;
  contentKey: string;
  pictureKey: string | null;
  thumbnailKey: string | null;
};

/**
 * Reads content by its bytes and keeps it in the store, sealed: as it came, and what is shown of it. Before the transaction that points at
 * it, which must not wait for a picture; what no row points at is cleared later.
 * @throws StorageAway, TOO_MANY
 */
export async function keepContent(
  { organizationId }: Access<"document.receive" | "document.send">,
  bytes: Buffer,
): Promise<KeptContent> {
  const { shown, ...content } = await readContent(bytes);
  const contentKey = await putObject(organizationId, bytes);
  const pictures =
    shown.form === "picture"
      ? {
          pictureKey: await putObject(organizationId, shown.picture),
          thumbnailKey: await putObject(organizationId, shown.thumbnail),
        }
      : { pictureKey: null, thumbnailKey: null };
  return { ...content, ...factsOf(shown), contentKey, ...pictures };
}

function factsOf(shown: Shown) {
  const none = { notShownReason: null, width: null, height: null, isAnimated: false, pageCount: null, isActive: false };
  const { form } = shown;
  if (form === "none") return { ...none, form, notShownReason: shown.reason };
  if (form === "pages") return { ...none, form, pageCount: shown.pageCount, isActive: shown.isActive };
  return { ...none, form, width: shown.width, height: shown.height, isAnimated: shown.isAnimated };
}
