/** What goes into a SOEP block. Every line is a sentence already, in the language of the record: Dutch. */
export type SoepParts = {
  /** What was shared, and what the patient wrote with it. */
  shared: readonly string[];
  comments: readonly string[];
  /** Figures of measurements and scores. */
  findings: readonly string[];
  conclusion: string;
  /** The work note: it goes to the HIS on purpose, and nowhere else. */
  note: string;
  reply: string;
  task: string;
};

/**
 * The block that goes to the HIS, as plain text: S what the patient shared and said, O what was measured, E what was concluded (with the
 * work note), P what happens now. A letter without content is left out, except E.
 */
export function soepText(parts: SoepParts): string {
  const said = parts.comments.map((comment) => `Patiënt schrijft: “${oneLine(comment)}”`);
  const plan = [parts.reply && `Bericht aan patiënt: “${oneLine(parts.reply)}”`, parts.task && `Taak: ${parts.task}`];
  const lines = [
    part("S", [...parts.shared, ...said]),
    part("O", parts.findings),
    part("E", [parts.conclusion, oneLine(parts.note)]),
    part("P", plan),
  ];
  return lines.filter((line) => line !== "").join("\n");
}

function part(letter: string, sentences: readonly string[]): string {
  const filled = sentences.filter((sentence) => sentence.trim() !== "");
  return filled.length === 0 ? "" : `${letter}: ${filled.map(ended).join(" ")}`;
}

/** Sentences stand behind each other, so each has an end. */
function ended(sentence: string): string {
  return /[.!?”]$/.test(sentence.trim()) ? sentence.trim() : `${sentence.trim()}.`;
}

/** A HIS takes a paragraph a letter. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
