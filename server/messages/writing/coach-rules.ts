import type { Advice, Finding, Span } from "./contract.ts";
import { findGuesses } from "./guess-rules.ts";
import { findPassives } from "./passive-rules.ts";
import { findLongSentences, readingOf } from "./readability-rules.ts";
import { sentencesOf } from "./sentence-rules.ts";
import { medicineWords, wordsOf } from "./token-rules.ts";
import { findShouting } from "./tone-rules.ts";
import { findTerms } from "./wording-rules.ts";

/**
 * What the writer of a message to a patient may want to look at again. By rules and lists only: it sends nothing anywhere,
 * changes nothing, and everything it says can be ignored. Findings are in the order of the text; a long sentence or a
 * passive may have others inside.
 */
export function coach(text: string): Advice {
  const words = wordsOf(text);
  const sentences = sentencesOf(text);
  const medicines = medicineWords(words);
  const guesses = findGuesses(text, words, sentences);
  const listed = findTerms(text, words, medicines).filter((each) => !guesses.some((guess) => overlaps(each, guess)));
  const findings: Finding[] = [
    ...guesses,
    ...listed,
    ...findShouting(text, words, medicines),
    ...findPassives(words, sentences),
    ...findLongSentences(words, sentences),
  ];
  return {
    findings: findings
      .map((each) => closing(each, text, sentences))
      .sort((one, other) => one.from - other.from || other.to - one.to),
    reading: readingOf(words, sentences),
  };
}

/** The dot of "ca." or the mark of "Longkanker?" may end the sentence too: then the words in its place end it as well. */
function closing(finding: Finding, text: string, sentences: readonly Span[]): Finding {
  const { to, alternative, isReady } = finding;
  if (alternative === null || !isReady || !/\p{L}$/u.test(alternative) || !/[.?!]/.test(text[to - 1] ?? ""))
    return finding;
  return sentences.some((sentence) => sentence.to === to) ? { ...finding, alternative: `${alternative}.` } : finding;
}

function overlaps(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}
