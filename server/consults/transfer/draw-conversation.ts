import {
  drawableText,
  pdfInk as ink,
  makePdf,
  pdfMargin as margin,
  type PdfPage,
  pdfSoft as soft,
  writeText as write,
} from "#server/pdf.ts";

/** The texts on the pages, in the patient's language. */
export type ConversationSheet = {
  language: string;
  title: string;
  /** Whose conversation it is, who took it out of Balie and when. */
  facts: string[];
  messages: { head: string; body: string }[];
  ended: string | null;
  /** Stands for a character that cannot be drawn, and says so below. */
  sign: string;
  signMeans: string;
};

/** A conversation as a PDF: who took it out and when, then everything that was said, oldest first. */
export function drawConversation(sheet: ConversationSheet, madeAt: Date): Promise<Buffer> {
  return makePdf({ language: sheet.language, title: sheet.title, madeAt }, (doc) => drawSheet(doc, sheet));
}

function drawSheet(doc: PdfPage, { title, facts, messages, ended, sign, signMeans }: ConversationSheet): void {
  const root = doc.struct("Document");
  doc.addStructure(root);
  let isSigned = false;
  const drawable = (text: string) => {
    const said = drawableText(text, sign);
    isSigned ||= said !== text.normalize("NFC") && said.includes(sign);
    return said;
  };
  const say = (tag: string, draw: () => void) => root.add(doc.struct(tag, {}, draw));
  say("H1", () => write(doc.fontSize(20).fillColor(ink), "strong", drawable(title)));
  doc.moveDown(0.6);
  for (const fact of facts)
    say("P", () => write(doc.fontSize(10).fillColor(soft), "plain", drawable(fact), { lineGap: 2 }));
  for (const { head, body } of messages) {
    doc.moveDown(1.2);
    say("H2", () => write(doc.fontSize(10).fillColor(soft), "strong", drawable(head)));
    say("P", () => {
      doc.fontSize(11).fillColor(ink).moveDown(0.3);
      // One call per paragraph: text after characters from the other font would stay on their line.
      for (const each of drawable(body).split("\n")) paragraph(doc, each);
    });
  }
  doc.moveDown(1.2);
  if (ended !== null) say("P", () => write(doc.fontSize(10).fillColor(soft), "plain", drawable(ended)));
  if (isSigned) say("P", () => write(doc.fontSize(9).fillColor(soft), "plain", signMeans));
  root.end();
}

function paragraph(doc: PdfPage, text: string): void {
  if (text.trim() === "") doc.moveDown(0.7);
  else write(doc, "plain", text, { lineGap: 3, width: doc.page.width - 2 * margin });
}
