import { diffArrays } from "diff";
import type { TextChange } from "./contract.ts";

/** Words as people read them, so that no sign is cut in two: an emoji of several code points is one. */
const words = new Intl.Segmenter("nl", { granularity: "word" });
/** Of two texts that differ more than this a difference says nothing, and would take long. Own choice, 2026-12-01. */
const editLengthMax = 600;

/** What was changed in a text, by words; null: nothing. */
export function differenceOf(written: string, sent: string): TextChange[] | null {
  if (written === sent) return null;
  const parts = diffArrays(wordsOf(written), wordsOf(sent), { maxEditLength: editLengthMax });
  if (!parts) {
    return [
      { text: written, is: "removed" },
      { text: sent, is: "added" },
    ];
  }
  return parts.map(({ value, added, removed }) => ({
    text: value.join(""),
    is: added ? "added" : removed ? "removed" : "same",
  }));
}

function wordsOf(text: string): string[] {
  return Array.from(words.segment(text), ({ segment }) => segment);
}
