import { crc32, deflateSync } from "node:zlib";
import { PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";
import sharp from "sharp";

type Painted = { width?: number; height?: number; red?: boolean };

/** A picture of one colour: a red left half where asked, so that turning it shows. */
function paint({ width = 40, height = 20, red = false }: Painted) {
  const background = sharp({ create: { width, height, channels: 3, background: "#c9a890" } });
  const half = { create: { width: Math.floor(width / 2), height, channels: 3 as const, background: "red" } };
  return red ? background.composite([{ input: half, left: 0, top: 0 }]) : background;
}

export const jpeg = (facts: Painted = {}) => paint(facts).jpeg({ quality: 95 }).toBuffer();
export const png = (facts: Painted = {}) => paint(facts).png().toBuffer();

/** As a telephone makes it: lying, to be turned a quarter (Orientation 6), with the place where it was taken. */
export const phonePhoto = () =>
  paint({ red: true })
    .jpeg({ quality: 95 })
    .withExif({
      IFD0: { Orientation: "6", Make: "Telefoon" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 5/1 0/1" },
    })
    .toBuffer()
    .then((bytes) => sharp(bytes).withMetadata({ orientation: 6 }).keepExif().jpeg({ quality: 95 }).toBuffer());

export async function pdf({ pages = 1, script = false, attached = false } = {}): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1)
    document.addPage([200, 280]).drawText(`Bladzijde ${page + 1}`, { size: 14, x: 20, y: 200 });
  if (script) {
    const action = document.context.obj({ S: "JavaScript", JS: PDFString.of("app.alert(1)") });
    document.catalog.set(PDFName.of("OpenAction"), action);
  }
  if (attached) await document.attach(Buffer.from("MZ"), "factuur.exe", { mimeType: "application/octet-stream" });
  return Buffer.from(await document.save());
}

/** A PNG of one bit a pixel that is all white: small to send, and a gigabyte once it is decoded. */
export function vastPng(side: number): Buffer {
  const row = Buffer.alloc(1 + Math.ceil(side / 8), 255).fill(0, 0, 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  const start = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([start, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}
