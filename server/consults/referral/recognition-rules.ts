import type { Recognition } from "./contract.ts";
import {
  asides,
  careWords,
  greetings,
  joiningWords,
  plainWords,
  technicalPatterns,
  topicWords,
} from "./technical-rules.ts";

/** Whoever writes more has more to tell than that something does not work. Own choice, 2026-11-30. */
const lengthMax = 600;

/** "Groet, Henk de Vries". */
const greetingWordsMax = 4;

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
const known = wordsOf([...topicWords, ...plainWords, ...technicalPatterns.flatMap(({ groups }) => groups.flat())]);
const joining = new Set(joiningWords);
const aside = new Set(asides);
const greeting = new Set(greetings);

/**
 * Whether what a patient wrote asks about the PGO itself, and about what of it; null: it does not, or nothing can be said. Words that are
 * about care are told along, wherever they stand in the message. Without such words a message is about the PGO only if each of its words is
 * known to be, so that whatever else somebody writes is read by a person first. `pgoName`: its words are known.
 */
export function recognise(message: string, pgoName: string | null = null): Recognition | null {
  if (message.length > lengthMax) return null;
  const sentences = linesOf(message).map(wordsIn);
  const careFound = [...new Set(sentences.flat().filter((word) => isIn(word, care) || isValue(word)))];
  for (const { cause, groups } of patterns) {
    for (const sentence of sentences) {
      const words = groups.map((group) => tellingOf(sentence.filter((word) => isIn(word, group))));
      if (!words.every((word) => word !== undefined)) continue;
      if (careFound.length === 0 && !isAboutPgoAlone(message, new Set(linesOf(pgoName ?? "").flatMap(wordsIn))))
        return null;
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

/** Whether each part of it is about a PGO in known words, or one of those that ask nothing else. */
function isAboutPgoAlone(message: string, names: ReadonlySet<string>): boolean {
  const isKnown = (word: string) => isIn(word, known) || names.has(word);
  const isTopic = (word: string) => isIn(word, topics) || names.has(word);
  return linesOf(message)
    .filter((line) => !isGreeting(wordsIn(line)))
    .flatMap((line) => line.split(/[,:()]/))
    .map(wordsIn)
    .filter((words) => !aside.has(words.join(" ")))
    .flatMap(partsOf)
    .every((part) => aside.has(part.join(" ")) || (part.every(isKnown) && part.some(isTopic)));
}

function isGreeting(words: readonly string[]): boolean {
  return greeting.has(words[0] ?? "") && words.length <= greetingWordsMax;
}

/** A sentence, cut where another statement may begin. */
function partsOf(sentence: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const word of sentence) {
    if (joining.has(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.filter((part) => part.length > 0);
}

function isIn(word: string, { whole, beginnings, endings, within }: Words): boolean {
  return (
    whole.has(word) ||
    beginnings.some((beginning) => word.startsWith(beginning)) ||
    endings.some((ending) => word.endsWith(ending)) ||
    within.some((part) => word.includes(part))
  );
}

/** Its sentences, without capitals and accents. */
function linesOf(message: string): string[] {
  const plain = message
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replaceAll("’", "'");
  return plain.toLowerCase().split(/[.?!;\n]/);
}

function wordsIn(line: string): string[] {
  return line.split(/[^\p{L}\p{N}'-]/u).filter((word) => word !== "");
}
