import type { Recognition } from "./contract.ts";
import { careWords, technicalPatterns, topicWords } from "./technical-rules.ts";

/** Whoever writes more has more to tell than that something does not work. Own choice, 2026-11-30. */
const lengthMax = 600;

/** "Kunt u mij helpen": a sentence of so many words asks nothing else by itself. Own choice, 2026-11-30. */
const asideWordsMax = 4;

const valueDigitsMax = 3;

/** Texts to look for, by how they stand in a word: whole, at its beginning, at its end or within. */
type Words = { whole: Set<string>; beginnings: string[]; endings: string[]; within: string[] };

const wordsOf = (texts: readonly string[]): Words => {
  const bare = (has: (text: string) => boolean) => texts.filter(has).map((text) => text.replaceAll("*", ""));
  return {
    whole: new Set(texts.filter((text) => !text.includes("*"))),
    beginnings: bare((text) => !text.startsWith("*") && text.endsWith("*")),
    endings: bare((text) => text.startsWith("*") && !text.endsWith("*")),
    within: bare((text) => text.startsWith("*") && text.endsWith("*")),
  };
};
const patterns = technicalPatterns.map(({ cause, groups }) => ({ cause, groups: groups.map(wordsOf) }));
const care = wordsOf(careWords);
const topics = wordsOf(topicWords);

/**
 * Whether what a patient wrote asks about the PGO itself, and about what of it; null: it does not, or nothing can be said. Words that are
 * about care are told along, wherever they stand in the message.
 */
export function recognise(message: string): Recognition | null {
  if (message.length > lengthMax) return null;
  const sentences = sentencesOf(message);
  const careFound = [...new Set(sentences.flat().filter((word) => isIn(word, care) || isValue(word)))];
  for (const { cause, groups } of patterns) {
    for (const sentence of sentences) {
      const words = groups.map((group) => tellingOf(sentence.filter((word) => isIn(word, group))));
      if (!words.every((word) => word !== undefined)) continue;
      const others = sentences.filter((one) => one !== sentence);
      if (careFound.length === 0 && others.some(isAboutOther)) return null;
      return { cause, words: [...new Set(words)], careWords: careFound };
    }
  }
  return null;
}

/** The longest says most: "foutmelding" rather than "kan". */
function tellingOf(words: readonly string[]): string | undefined {
  return words.reduce<string | undefined>(
    (best, word) => (best && best.length >= word.length ? best : word),
    undefined,
  );
}

/** A number as a measured value has it: care, whatever stands beside it. */
function isValue(word: string): boolean {
  return word.length <= valueDigitsMax && Number.isInteger(Number(word));
}

/** A sentence that tells something else than that the PGO does not do what it should. */
function isAboutOther(sentence: readonly string[]): boolean {
  return sentence.length > asideWordsMax && !sentence.some((word) => isIn(word, topics));
}

function isIn(word: string, { whole, beginnings, endings, within }: Words): boolean {
  return (
    whole.has(word) ||
    beginnings.some((beginning) => word.startsWith(beginning)) ||
    endings.some((ending) => word.endsWith(ending)) ||
    within.some((part) => word.includes(part))
  );
}

/** The words of each sentence, without capitals and accents. */
function sentencesOf(message: string): string[][] {
  const plain = message
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replaceAll("’", "'")
    .toLowerCase();
  return plain.split(/[.?!;\n]/).map((sentence) => sentence.split(/[^\p{L}\p{N}'-]/u).filter((word) => word !== ""));
}
