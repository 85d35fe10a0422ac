import { create as makeQr } from "qrcode";
import {
  pdfInk as ink,
  makePdf,
  pdfMargin as margin,
  type PdfPage,
  pdfSoft as soft,
  writeText as write,
} from "#server/pdf.ts";

/** The texts on the page, in the reader's language. */
export type ProofSheet = {
  language: string;
  title: string;
  /** The conclusion in one sentence. */
  sentence: string;
  facts: { term: string; lines: string[] }[];
  checkAt: string;
  address: string;
  /** What the QR code of the address is, for who cannot see it. */
  qr: string;
  hash: string;
  small: string[];
};

const line = "#d9d6ce";
const termWidth = 150;
/** Side of the QR code with its quiet zone, in points: 3 cm, which a phone reads from paper. */
const qrSide = 85;
/** The proof as a PDF. The same sheet gives the same page. */
export function drawProof(sheet: ProofSheet, madeAt: Date): Promise<Buffer> {
  return makePdf({ language: sheet.language, title: sheet.title, madeAt }, (doc) => drawSheet(doc, sheet));
}

function drawSheet(doc: PdfPage, sheet: ProofSheet): void {
  const root = doc.struct("Document");
  doc.addStructure(root);
  const say = (tag: string, draw: () => void) => root.add(doc.struct(tag, {}, draw));
  say("H1", () => write(doc.fontSize(24).fillColor(ink), "strong", sheet.title));
  say("P", () => {
    doc.font("plain").fontSize(14).fillColor(ink).moveDown(0.5);
    write(doc, "plain", sheet.sentence, { lineGap: 3 });
  });
  doc.moveDown(1.2);
  for (const fact of sheet.facts) drawFact(doc, root, fact);
  rule(doc);
  const top = doc.y;
  const width = doc.page.width - 2 * margin - qrSide - 16;
  say("P", () => {
    doc.x = margin;
    write(doc.fontSize(10).fillColor(soft), "plain", sheet.checkAt, { width });
  });
  const link = doc.struct("Link", {}, () =>
    doc.font("strong").fontSize(9).fillColor(ink).text(sheet.address, { width }),
  );
  root.add(doc.struct("P", {}, [link]));
  say("P", () => doc.moveDown(0.6).font("plain").fontSize(8).fillColor(soft).text(sheet.hash, { width }));
  root.add(doc.struct("Figure", { alt: sheet.qr }, () => drawQr(doc, sheet.address, top)));
  doc.y = Math.max(doc.y, top + qrSide);
  for (const text of sheet.small) {
    say("P", () => {
      doc.font("plain").fontSize(9).fillColor(soft).moveDown(0.6);
      write(doc, "plain", text, { lineGap: 2 });
    });
  }
  root.end();
}

function drawFact(doc: PdfPage, root: PDFKit.PDFStructureElement, fact: ProofSheet["facts"][number]) {
  rule(doc);
  const top = doc.y;
  root.add(
    doc.struct("P", {}, [
      () => write(place(doc.fontSize(10).fillColor(soft), margin, top), "plain", fact.term, { width: termWidth - 12 }),
      () => {
        place(doc.fontSize(11).fillColor(ink), margin + termWidth, top - 1);
        // One call per line: text after characters from the other font would stay on their line.
        for (const each of fact.lines) write(doc, "plain", each, { lineGap: 3 });
        doc.x = margin;
      },
    ]),
  );
  doc.y = Math.max(doc.y, top + 16) + 4;
}

/** The address as a QR code at the right margin, in vectors. */
function drawQr(doc: PdfPage, address: string, top: number): void {
  const { modules } = makeQr(address, { errorCorrectionLevel: "M" });
  const cell = qrSide / modules.size;
  const left = doc.page.width - margin - qrSide;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) doc.rect(left + column * cell, top + row * cell, cell, cell);
    }
  }
  doc.fillColor(ink).fill();
}

function rule(doc: PdfPage): void {
  doc.markContent("Artifact", { type: "Layout" });
  doc
    .moveTo(margin, doc.y)
    .lineTo(doc.page.width - margin, doc.y)
    .lineWidth(0.5)
    .strokeColor(line)
    .stroke();
  doc.endMarkedContent();
  doc.y += 8;
}

function place(doc: PdfPage, x: number, y: number): PdfPage {
  doc.x = x;
  doc.y = y;
  return doc;
}
