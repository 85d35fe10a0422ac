import type { FindingKind } from "#server/messages/writing/contract.ts";

const word = "underline decoration-lead underline-offset-3";
const care = "underline decoration-look-ink decoration-2 underline-offset-3";
const sentence = "underline decoration-ink-faint decoration-1 underline-offset-6";

/**
 * The underline of each kind, the same in the text and in the list. Words are dotted or dashed, what may frighten or hurt is a
 * full line, how a sentence is built stands lower and thin. The list says each in words.
 */
export const findingLook: Record<FindingKind, string> = {
  jargon: `${word} decoration-dotted decoration-2`,
  abbreviation: `${word} decoration-dashed decoration-[1.5px]`,
  shorthand: care,
  tone: care,
  passive: `${sentence} decoration-dashed`,
  "long-sentence": `${sentence} decoration-dotted`,
};
