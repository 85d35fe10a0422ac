import { readFile } from "node:fs/promises";
import { join } from "node:path";
import PDFDocument from "pdfkit";

/** What stands on the page, in words of the reader's language. */
export type ProofSheet = {
  language: string;
  title: string;
  /** The answer in one sentence, first. */
  sentence: string;
  facts: { term: string; lines: string[] }[];
  checkAt: string;
  address: string;
  hash: string;
  small: string[];
};

const margin = 64;
const ink = "#1d2b33";
const soft = "#4d5c66";
const line = "#d9d6ce";
const termWidth = 150;

/** The proof as a tagged PDF with its fonts inside. The same sheet gives the same page. */
export async function drawProof(sheet: ProofSheet, madeAt: Date): Promise<Buffer> {
  const [plain, strong] = await Promise.all([fontFile("400"), fontFile("600")]);
  const doc = new PDFDocument({
    size: "A4",
    margin,
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: sheet.language,
    font: "",
    info: { Title: sheet.title, Producer: "Balie", Creator: "Balie", CreationDate: madeAt, ModDate: madeAt },
  });
  const chunks: Buffer[] = [];
  const written = new Promise<Buffer>((settle, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => settle(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
  doc.registerFont("plain", plain);
  doc.registerFont("strong", strong);
  drawSheet(doc, sheet);
  doc.end();
  return written;
}

function drawSheet(doc: PDFKit.PDFDocument, sheet: ProofSheet): void {
  const root = doc.struct("Document");
  doc.addStructure(root);
  const say = (tag: string, draw: () => void) => root.add(doc.struct(tag, {}, draw));
  say("H1", () => doc.font("strong").fontSize(24).fillColor(ink).text(sheet.title));
  say("P", () => doc.moveDown(0.5).font("plain").fontSize(14).fillColor(ink).text(sheet.sentence, { lineGap: 3 }));
  doc.moveDown(1.2);
  for (const fact of sheet.facts) drawFact(doc, root, fact);
  rule(doc);
  say("P", () => doc.font("plain").fontSize(10).fillColor(soft).text(sheet.checkAt, margin, doc.y));
  const link = doc.struct("Link", {}, () => doc.font("strong").fontSize(9).fillColor(ink).text(sheet.address));
  root.add(doc.struct("P", {}, [link]));
  say("P", () => doc.moveDown(0.6).font("plain").fontSize(8).fillColor(soft).text(sheet.hash));
  for (const text of sheet.small) {
    say("P", () => doc.moveDown(0.6).font("plain").fontSize(9).fillColor(soft).text(text, { lineGap: 2 }));
  }
  root.end();
}

function drawFact(doc: PDFKit.PDFDocument, root: PDFKit.PDFStructureElement, fact: ProofSheet["facts"][number]) {
  rule(doc);
  const top = doc.y;
  root.add(
    doc.struct("P", {}, [
      () =>
        doc
          .font("plain")
          .fontSize(10)
          .fillColor(soft)
          .text(fact.term, margin, top, { width: termWidth - 12 }),
      () => {
        doc.font("plain").fontSize(11).fillColor(ink);
        doc.text(fact.lines.join("\n"), margin + termWidth, top - 1, { lineGap: 3 });
      },
    ]),
  );
  doc.y = Math.max(doc.y, top + 16) + 4;
}

function rule(doc: PDFKit.PDFDocument): void {
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

/** Inter as shipped with the app; `standalone` folders keep node_modules beside the process. */
function fontFile(weight: string): Promise<Buffer> {
  return readFile(join(process.cwd(), "node_modules/@fontsource/inter/files", `inter-latin-${weight}-normal.woff`));
}
