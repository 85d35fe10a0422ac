import type { Finding, Span } from "./contract.ts";
import guesses from "./guesses.json" with { type: "json" };
import { fold, type Word } from "./token-rules.ts";

type Condition = { pieces: readonly string[]; neutral: string };

/**
 * A question of at most so many words is a note ("Longkanker?"), a longer one is a question to the patient. Own choice,
 * 2026-11-30.
 */
const noteWordsMax = 4;

const between = /^(?::? |-|: ?)$/;
const fillers: ReadonlySet<string> = new Set(["op", "een", "van"]);
const markers = guesses.markers.map((marker) => fold(marker).split(" ")).sort(longestFirst);
const conditions: readonly Condition[] = guesses.conditions
  .flatMap(({ names, neutral }) => names.map((name) => ({ pieces: fold(name).split(/[ -]/), neutral })))
  .sort((one, other) => longestFirst(one.pieces, other.pieces));

/**
 * Shorthand for what the writer fears ("cave colon ca."): a reader takes a thought for a fact. The alternative says what is
 * being looked into; the facts around it (complaint, age, weight) stay as they are.
 */
export function findGuesses(text: string, words: readonly Word[], sentences: readonly Span[]): Finding[] {
  const findings: Finding[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const guess = markedAt(words, at) ?? askedAt(text, words, at, sentences);
    const [first, last] = [words[at], words[guess?.last ?? -1]];
    if (!guess || !first || !last) continue;
    const tail = last.folded === "ca" ? /^\.?(?: ?\?)?/ : /^(?: ?\?)?/;
    const to = last.to + (tail.exec(text.slice(last.to, last.to + 3))?.[0].length ?? 0);
    findings.push({
      from: first.from,
      to,
      kind: "shorthand",
      reason: "alarming",
      alternative: /^\p{Lu}/u.test(first.written) ? capitalized(guess.neutral) : guess.neutral,
      isReady: true,
    });
    at = guess.last;
  }
  return findings;
}

type Guess = { last: number; neutral: string };

function markedAt(words: readonly Word[], at: number): Guess | null {
  const marker = markers.find((pieces) => standsAt(words, at, pieces));
  if (!marker) return null;
  let next = at + marker.length;
  if (fillers.has(words[next]?.folded ?? "")) next += 1;
  const condition = conditions.find(({ pieces }) => standsAt(words, next, pieces) && isJoined(words, next));
  return condition ? { last: next + condition.pieces.length - 1, neutral: condition.neutral } : null;
}

function askedAt(text: string, words: readonly Word[], at: number, sentences: readonly Span[]): Guess | null {
  const condition = conditions.find(({ pieces }) => standsAt(words, at, pieces));
  const last = words[at + (condition?.pieces.length ?? 0) - 1];
  if (!condition || !last || !/^\.? ?\?/.test(text.slice(last.to, last.to + 3))) return null;
  const sentence = sentences.find(({ from, to }) => from <= last.from && last.to <= to);
  const count = words.filter(({ from, to }) => sentence && sentence.from <= from && to <= sentence.to).length;
  if (count > noteWordsMax) return null;
  return { last: at + condition.pieces.length - 1, neutral: condition.neutral };
}

function standsAt(words: readonly Word[], at: number, pieces: readonly string[]): boolean {
  return pieces.every(
    (piece, index) => words[at + index]?.folded === piece && (index === 0 || isJoined(words, at + index)),
  );
}

function isJoined(words: readonly Word[], at: number): boolean {
  return between.test(words[at]?.gap ?? "") || words[at]?.gap === ". ";
}

function capitalized(text: string): string {
  return text.replace(/^./u, (letter) => letter.toUpperCase());
}

function longestFirst(one: readonly string[], other: readonly string[]): number {
  return other.length - one.length;
}
