import { parentPort } from "node:worker_threads";
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import type { PdfTask } from "./pdf-task.ts";

/** A thread that reads PDF's of others, and that `pdf-thread.ts` can end. It keeps nothing between two tasks. */
const library = await PDFiumLibrary.init();

parentPort?.on("message", (task: PdfTask) => {
  const done = task.task === "inspect" ? inspect(task.bytes) : draw(task);
  done.then(
    (answer) => parentPort?.postMessage(answer),
    () => parentPort?.postMessage({ outcome: "damaged" }),
  );
});

async function inspect(bytes: Uint8Array) {
  const pageCount = await countPages(bytes);
  if (pageCount === "encrypted") return { outcome: pageCount };
  return { outcome: "pages", pageCount, isActive: await isActive(bytes) };
}

async function countPages(bytes: Uint8Array): Promise<number | "encrypted"> {
  try {
    const document = await library.loadDocument(bytes);
    try {
      return document.getPageCount();
    } finally {
      document.destroy();
    }
  } catch (problem) {
    if (problem instanceof Error && /password/i.test(problem.message)) return "encrypted";
    throw problem;
  }
}

/** Keys of dictionaries by which a PDF does something or carries something along (ISO 32000-1, 7.11.4, 12.6 and 13). */
const activeKeys = ["JS", "JavaScript", "AA", "Launch", "EmbeddedFile", "EmbeddedFiles", "EF", "RichMedia", "XFA"].map(
  (name) => PDFName.of(name),
);
const activeActions = ["JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "RichMediaExecute"];

/** What cannot be read to its end is taken for active: it may still be shown as pictures. */
async function isActive(bytes: Uint8Array): Promise<boolean> {
  try {
    const document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false });
    return document.context.enumerateIndirectObjects().some(([, object]) => {
      const dictionary = object instanceof PDFRawStream ? object.dict : object;
      return dictionary instanceof PDFDict && acts(dictionary, 0);
    });
  } catch {
    return true;
  }
}

const depthMax = 20;

function acts(dictionary: PDFDict, depth: number): boolean {
  if (depth > depthMax || activeKeys.some((key) => dictionary.has(key))) return true;
  const action = dictionary.get(PDFName.of("S"));
  if (action instanceof PDFName && activeActions.includes(action.decodeText())) return true;
  return dictionary.values().some((value) => value instanceof PDFDict && acts(value, depth + 1));
}

/** Own choice, 2026-12-01: a page larger than A3 at 200 dots an inch is drawn smaller. */
const pixelsMax = 8_000_000;

async function draw({ bytes, page, width }: Extract<PdfTask, { task: "draw" }>) {
  const document = await library.loadDocument(bytes);
  try {
    const drawn = document.getPage(page - 1);
    const { originalWidth: points, originalHeight: height } = drawn.getOriginalSize();
    const scale = Math.min(width / points, Math.sqrt(pixelsMax / (points * height)));
    const { data, ...size } = await drawn.render({
      scale,
      render: async ({ data: raw }) => raw,
      renderFormFields: true,
    });
    return { width: size.width, height: size.height, pixels: data };
  } finally {
    document.destroy();
  }
}

parentPort?.postMessage("ready");
