import PDFDocument from "pdfkit";
import sharp from "sharp";

/** An ankle as a drawing that stands for a photo; `swelling` from 0 to 1. No real person's picture ships. */
export function drawAnkle(swelling: number, daylight: boolean): Promise<Buffer> {
  const wide = 90 + 55 * swelling;
  const [skin, shade, floor] = daylight ? ["#d9a683", "#c48d69", "#e9e4da"] : ["#c08a68", "#a87453", "#b9ae9c"];
  const left = 600 - wide;
  const right = 600 + wide;
  const leg = `M ${540 - wide / 3} 0 C ${left + 30} 500 ${left} 780 ${left - 10} 1000 C ${left - 20} 1120 ${left + 40} 1180 620 1190 L 1010 1200 C 1090 1190 1090 1100 1000 1070 C 860 1030 ${right + 10} 1060 ${right} 960 C ${right + 10} 760 ${right - 20} 500 ${660 + wide / 3} 0 Z`;
  const sock =
    swelling > 0.5
      ? `<path d="M ${left + 8} 640 q ${wide} 30 ${2 * wide - 16} 0" stroke="${shade}" stroke-width="16" fill="none"/>`
      : "";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1400"><rect width="1200" height="1400" fill="${floor}"/>
    <ellipse cx="660" cy="1215" rx="470" ry="60" fill="#00000022"/><path d="${leg}" fill="${skin}"/>${sock}
    <ellipse cx="${right - 34}" cy="1010" rx="34" ry="44" fill="${shade}" opacity="${0.7 - 0.5 * swelling}"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
}

/** A letter of one page. */
export function writeLetter(title: string, lines: readonly string[]): Promise<Buffer> {
  const page = new PDFDocument({ size: "A4", margin: 70, info: { Title: title } });
  const pieces: Buffer[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  page.on("data", (piece: Buffer) => pieces.push(piece));
  page.on("end", () => resolve(Buffer.concat(pieces)));
  page.on("error", reject);
  page.fontSize(18).text(title).moveDown();
  for (const line of lines) page.fontSize(11).text(line).moveDown();
  page.end();
  return promise;
}
