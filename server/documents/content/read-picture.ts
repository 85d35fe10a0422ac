import sharp from "sharp";
import { pixelsMax } from "#db/terms/documents.ts";
import type { Shown } from "./shown.ts";

// One picture at a time takes memory enough; nothing of one patient stays in the process for the next.
sharp.cache(false);
sharp.concurrency(1);

/** Longest side of the picture in a list. */
const thumbnailPixels = 320;
const timeoutSeconds = 20;

/**
 * A picture made anew: upright first, and then without anything but pixels, so that no place or device travels along. The size stays; of a
 * moving picture it is the first image. Nothing is decoded before its header told how large it is.
 */
export async function readPicture(bytes: Buffer): Promise<Shown> {
  try {
    const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > pixelsMax) return { form: "none", reason: "too-large" };
    const { data, info } = await sharp(bytes, { limitInputPixels: pixelsMax, failOn: "error" })
      .timeout({ seconds: timeoutSeconds })
      .autoOrient()
      .flatten({ background: "white" })
      .toColorspace("srgb")
      .jpeg({ quality: 92, chromaSubsampling: "4:4:4" })
      .toBuffer({ resolveWithObject: true });
    const thumbnail = await sharp(data)
      .resize({ width: thumbnailPixels, height: thumbnailPixels, fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 80 })
      .toBuffer();
    return { form: "picture", picture: data, thumbnail, width: info.width, height: info.height, isAnimated: pages > 1 };
  } catch {
    return { form: "none", reason: "damaged" };
  }
}
