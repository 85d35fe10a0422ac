import { readFile } from "node:fs/promises";
import { join } from "node:path";
import PDFDocument from "pdfkit";

export type PdfPage = PDFKit.PDFDocument;

export const pdfMargin = 64;
export const pdfInk = "#1d2b33";
export const pdfSoft = "#4d5c66";

/** The typeface comes as two files: Latin, and Latin Extended. */
const fontNames = [
  ["plain", "latin-400"],
  ["strong", "latin-600"],
  ["plain-further", "latin-ext-400"],
  ["strong-further", "latin-ext-600"],
] as const;
/** Latin Extended without the characters that the Latin file also has (ı, Œ, œ and combining accents). */
const furtherLetters = /([\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u02bd-\u02c5\u1e00-\u1eff]+)/;
/** Everything that the two files have between them. */
const drawn =
  /^[\n\u0020-\u007e\u00a0-\u02c5\u02c6\u02da\u02dc\u1e00-\u1eff\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac\u2122]+$/;
const graphemes = new Intl.Segmenter("nl", { granularity: "grapheme" });

/** A tagged PDF with embedded fonts. The same content gives the same file. */
export async function makePdf(
  { language, title, madeAt }: { language: string; title: string; madeAt: Date },
  draw: (page: PdfPage) => void,
): Promise<Buffer> {
  const fonts = await Promise.all(fontNames.map(async ([name, file]) => [name, await fontFile(file)] as const));
  const doc = new PDFDocument({
    size: "A4",
    margin: pdfMargin,
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: language,
    font: "",
    info: { Title: title, Producer: "Balie", Creator: "Balie", CreationDate: madeAt, ModDate: madeAt },
  });
  const chunks: Buffer[] = [];
  const written = new Promise<Buffer>((settle, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => settle(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
  for (const [name, file] of fonts) doc.registerFont(name, file);
  draw(doc);
  doc.end();
  return written;
}

/** Writes text that may contain names with Latin Extended characters: "Şahin", "Łukasz". */
export function writeText(
  doc: PdfPage,
  font: "plain" | "strong",
  text: string,
  options: PDFKit.Mixins.TextOptions = {},
) {
  const parts = text.split(furtherLetters).filter((part) => part !== "");
  for (const [at, part] of parts.entries()) {
    doc.font(/[\u0100-\u02ff\u1e00-\u1eff]/.test(part) ? `${font}-further` : font);
    doc.text(part, { ...options, continued: at < parts.length - 1 });
  }
}

/** The text with a sign in place of each character that the typeface lacks: an emoji, another script. Never an empty place in its stead. */
export function drawableText(text: string, sign: string): string {
  const whole = text.normalize("NFC").replace(/\r\n?/g, "\n").replace(/\t/g, " ");
  return [...graphemes.segment(whole)].map(({ segment }) => (drawn.test(segment) ? segment : sign)).join("");
}

/** Inter as shipped with the app; a `standalone` build has node_modules next to the process. */
function fontFile(name: string): Promise<Buffer> {
  return readFile(join(process.cwd(), "node_modules/@fontsource/inter/files", `inter-${name}-normal.woff`));
}
