import type { ErrorReason } from "#server/errors.ts";

/**
 * Guesses that a password withstands. There is no rule besides this and its length (NIST SP 800-63B §3.1.1.2, ASVS 5
 * §6.2). Own choice (2026-11-30): zxcvbn's highest grade, since one lower lets through a word, a year and a sign, and
 * three or four words that have nothing to do with each other pass it easily.
 */
export const guessesMin = 1e10;

/** Words that anybody tries at a practice, besides those of the dictionaries. Own choice (2026-11-30). */
export const wordsOfCare = ["balie", "huisarts", "huisartsenpraktijk", "praktijk", "apotheek", "assistente", "medmij"];

const shortestWord = 3;
/** A shorter one occurs inside many words and says nothing about where it came from. */
const shortestTellingWord = 4;
const wordsMax = 100;

/** Whose password it is. */
export type PasswordOwner = { name: string; email: string; organizationNames: readonly string[] };

/** How many guesses a password takes, and what it was taken apart into. */
export type MeasuredPassword = {
  guesses: number;
  parts: { pattern: string; dictionary: string | null; length: number }[];
};

/** What somebody who knows the owner tries first: names, the e-mail address, the organization, with their parts. */
export function guessedWords({ name, email, organizationNames }: PasswordOwner): string[] {
  const told = [email, email.split("@")[0] ?? "", name, ...organizationNames].map((text) => text.toLowerCase());
  const plain = told.map((text) => text.normalize("NFD").replace(/\p{M}/gu, ""));
  const both = [...told, ...plain];
  const words = both.flatMap((text) => [text, text.replace(/[^\p{L}\p{N}]/gu, ""), ...text.split(/[^\p{L}\p{N}]+/u)]);
  const long = words.filter((word) => word.length >= shortestWord);
  return [...new Set(long)].slice(0, wordsMax);
}

/** The reason to refuse a password as too easy to guess, or null. The contract checks its length. */
export function guessRefusal(
  { guesses, parts }: MeasuredPassword,
  password: string,
  ownWords: readonly string[],
): ErrorReason | null {
  if (guesses >= guessesMin) return null;
  const written = password.toLowerCase();
  const telling = ownWords.filter((word) => word.length >= shortestTellingWord);
  if (telling.some((word) => written.includes(word))) return "people.password-holds-name";
  const [main] = parts.toSorted((one, other) => other.length - one.length);
  if (main?.dictionary?.startsWith("passwords")) return "people.password-common";
  const isPattern = main !== undefined && ["repeat", "sequence", "spatial", "date"].includes(main.pattern);
  return isPattern ? "people.password-pattern" : "people.password-guessable";
}
