import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import { inspectPdf } from "./pdf-thread.ts";
import { readPicture } from "./read-picture.ts";
import type { Shown } from "./shown.ts";

/** What the bytes of a photo or document turn out to be, whatever its name or its sender says. */
export type Content = {
  /** Found in the bytes; null: none that is known. */
  mediaType: string | null;
  byteLength: number;
  sha256: Buffer;
  shown: Shown;
};

const pictureTypes: readonly string[] = ["image/jpeg", "image/png", "image/gif", "image/webp"];
const heicTypes: readonly string[] = [
  "image/heic",
  "image/heif",
  "image/heic-sequence",
  "image/heif-sequence",
  "image/avif",
];

/** Reads content by its bytes. Never rejects for what they are: what cannot be shown is kept all the same, with the reason. */
export async function readContent(bytes: Buffer): Promise<Content> {
  const mediaType = await typeOf(bytes);
  const sha256 = createHash("sha256").update(bytes).digest();
  return { mediaType, byteLength: bytes.byteLength, sha256, shown: await shownOf(bytes, mediaType) };
}

async function shownOf(bytes: Buffer, mediaType: string | null): Promise<Shown> {
  if (mediaType === "application/pdf") return inspectPdf(bytes);
  if (mediaType !== null && pictureTypes.includes(mediaType)) return readPicture(bytes);
  if (mediaType !== null && heicTypes.includes(mediaType)) return { form: "none", reason: "heic" };
  return { form: "none", reason: isMarkup(bytes, mediaType) ? "markup" : "unknown" };
}

/** A PDF may have bytes before its header (ISO 32000-1, annex H.3.4.1: within the first 1024), such as a BOM. */
const pdfHeaderWithin = 1_024;

async function typeOf(bytes: Buffer): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found && (pictureTypes.includes(found.mime) || heicTypes.includes(found.mime))) return found.mime;
  if (bytes.subarray(0, pdfHeaderWithin).includes("%PDF-")) return "application/pdf";
  return found?.mime ?? null;
}

function isMarkup(bytes: Buffer, mediaType: string | null): boolean {
  if (mediaType === "application/xml") return true;
  const start = bytes.subarray(0, pdfHeaderWithin).toString("latin1").replaceAll("\0", "").toLowerCase();
  return /<(?:!doctype|html|svg|script|\?xml|body|head)\b/.test(start);
}
