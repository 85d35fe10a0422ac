import { excerptOf } from "#server/consults/conversation/excerpt-rules.ts";
import type { TextPart } from "./contract.ts";

/** Letters and digits with their marks, and what nobody sees inside a word: as `consult_plain` (db/copies.sql) parts a text. */
const aWord = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]*/gu;

/** How much stands before the first hit, and how long an excerpt is. Own choice, 2026-12-01: two lines on a phone. */
const before = 60;
const lengthMax = 200;
/** Read along, so that the last character is there whole before it is cut off. */
const margin = 32;

/** The words of a text as they were written, each once. */
export function wordsIn(text: string): string[] {
  return [...new Set(text.match(aWord))];
}

/** The part of a text around its first hit, or else its beginning, with the words of `hits` marked. */
export function excerptAround(text: string, hits: ReadonlySet<string>): TextPart[] {
  const first = [...text.matchAll(aWord)].find(([word]) => hits.has(word))?.index ?? 0;
  const start = first <= before ? 0 : startBefore(text, first);
  const excerpt = excerptOf(text.slice(start, start + lengthMax + margin), lengthMax);
  const parts: TextPart[] = start > 0 ? [{ text: "… ", isHit: false }] : [];
  let end = 0;
  for (const { 0: word, index } of excerpt.matchAll(aWord)) {
    if (!hits.has(word)) continue;
    parts.push({ text: excerpt.slice(end, index), isHit: false }, { text: word, isHit: true });
    end = index + word.length;
  }
  parts.push({ text: excerpt.slice(end), isHit: false });
  return parts.filter((part) => part.text !== "");
}

/** After the first space of what stands before the hit; without one at the hit, since an emoji could be cut in two anywhere else. */
function startBefore(text: string, hit: number): number {
  const space = text.slice(hit - before, hit).search(/\s\S/u);
  return space === -1 ? hit : hit - before + space + 1;
}
