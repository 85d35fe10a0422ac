import { join } from "node:path";
import sharp from "sharp";
import { z } from "zod";
import { openThread } from "#server/thread/open-thread.ts";
import type { PdfTask } from "./pdf-task.ts";
import type { Shown } from "./shown.ts";

/** Own choice, 2026-12-01: PDFium and the parser take some 60 MB besides the file itself, and a page is drawn in under a second. */
const run = openThread<PdfTask>(join(process.cwd(), "server/documents/content/pdf-worker.ts"), "document.busy", {
  waitingMax: 20,
  startMilliseconds: 20_000,
  idleMilliseconds: 60_000,
  memory: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64 },
});

const taskMilliseconds = 8_000;

const Inspected = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("pages"), pageCount: z.int().min(1), isActive: z.boolean() }),
  z.object({ outcome: z.enum(["damaged", "encrypted"]) }),
]);

/** What a PDF holds; one that takes too long or too much is damaged to us. @throws TOO_MANY when too many wait. */
export async function inspectPdf(bytes: Buffer): Promise<Shown> {
  const said = Inspected.safeParse(await ask({ task: "inspect", bytes }));
  if (!said.success) return { form: "none", reason: "damaged" };
  if (said.data.outcome !== "pages") return { form: "none", reason: said.data.outcome };
  const { pageCount, isActive } = said.data;
  return { form: "pages", pageCount, isActive };
}

const Drawn = z.object({ width: z.int().min(1), height: z.int().min(1), pixels: z.instanceof(Uint8Array) });

/**
 * A page of a PDF as a PNG of at most `width` pixels wide, white behind; null when it cannot be drawn. `page` counts from 1.
 * @throws TOO_MANY when too many wait.
 */
export async function drawPage(bytes: Buffer, page: number, width: number): Promise<Buffer | null> {
  const drawn = Drawn.safeParse(await ask({ task: "draw", bytes, page, width }));
  if (!drawn.success) return null;
  const { pixels, ...size } = drawn.data;
  return sharp(pixels, { raw: { ...size, channels: 4 } })
    .flatten({ background: "white" })
    .png({ compressionLevel: 6, palette: false })
    .toBuffer();
}

async function ask(task: PdfTask): Promise<unknown> {
  let answer: unknown = null;
  const end = await run(task, taskMilliseconds, (message) => {
    answer = message;
    return true;
  });
  return end === "done" ? answer : null;
}
