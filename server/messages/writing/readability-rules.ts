import { type Finding, type Reading, type ReadingBand, type Span, scoredMin, scoreMin } from "./contract.ts";
import { syllablesOf } from "./syllable-rules.ts";
import type { Word } from "./token-rules.ts";

/** A sentence with more words is long. Sources for Dutch name 15 to 25; own choice, 2026-11-30. */
const sentenceWordsMax = 20;

/**
 * How easily a Dutch text reads, by the formula of Flesch as W.H. Douma fitted it to Dutch (1960):
 * 206.84 − 0.93 × words per sentence − 77 × syllables per word.
 *
 * Its limits: it counts and does not understand, so a short unknown word is easy to it, and it measures no language level
 * (B1). Names weigh as other words do. Numbers, amounts with a unit and addresses are left out of every count, so that
 * they make no text easier. Short texts get no score. It is a hint, never a reason to hold a message back.
 */
export function readingOf(words: readonly Word[], sentences: readonly Span[]): Reading {
  const spoken = words.filter(({ folded }) => /\p{L}/u.test(folded) && !/\p{N}/u.test(folded));
  const filled = sentences.filter((sentence) => spoken.some((word) => isWithin(word, sentence)));
  const syllables = spoken.reduce((sum, { written }) => sum + syllablesOf(written), 0);
  const counts = { words: wordCount(spoken), sentences: filled.length, syllables };
  if (counts.words < scoredMin.words || counts.sentences < scoredMin.sentences)
    return { ...counts, score: null, band: null };
  const score = Math.round(206.84 - (0.93 * counts.words) / counts.sentences - (77 * syllables) / counts.words);
  return { ...counts, score, band: bandOf(score) };
}

function bandOf(score: number): ReadingBand {
  if (score >= scoreMin.easy) return "easy";
  if (score >= scoreMin.plain) return "plain";
  return score >= scoreMin.hard ? "hard" : "very-hard";
}

/** Sentences with too many words. Numbers count here: they are read too. */
export function findLongSentences(words: readonly Word[], sentences: readonly Span[]): Finding[] {
  return sentences
    .filter((sentence) => wordCount(words.filter((word) => isWithin(word, sentence))) > sentenceWordsMax)
    .map((span) => ({ ...span, kind: "long-sentence", reason: "long-sentence", alternative: null, isReady: false }));
}

/** Parts joined by a hyphen are one word. */
function wordCount(words: readonly Word[]): number {
  return words.filter(({ gap }) => gap !== "-").length;
}

function isWithin(word: Span, sentence: Span): boolean {
  return sentence.from <= word.from && word.to <= sentence.to;
}
