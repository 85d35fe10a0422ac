import type { Finding } from "#server/messages/writing/contract.ts";

/** A part of the text in which the same is found all along. */
type Piece = { nth: number; from: number; text: string; word: Finding | null; sentence: Finding | null };

/** Whether a finding is about how a sentence is built, so that other findings may stand inside it. */
const isOfSentence = ({ kind }: Finding) => kind === "long-sentence" || kind === "passive";

/** The whole text in pieces; of two sentences around one another, the inner counts. */
export function underlinedPieces(text: string, findings: readonly Finding[]): Piece[] {
  const edges = new Set([0, text.length, ...findings.flatMap(({ from, to }) => [from, to])]);
  const bounds = [...edges].sort((one, other) => one - other);
  return bounds.slice(0, -1).map((from, nth) => {
    const to = bounds[nth + 1] ?? text.length;
    const around = findings.filter((finding) => finding.from <= from && to <= finding.to);
    return {
      nth,
      from,
      text: text.slice(from, to),
      word: around.findLast((finding) => !isOfSentence(finding)) ?? null,
      sentence: around.findLast(isOfSentence) ?? null,
    };
  });
}
