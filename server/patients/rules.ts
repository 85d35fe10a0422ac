import type { NameParts } from "#db/terms/patient-names.ts";
import { type Gender, isBsn } from "#db/terms/patients.ts";

/**
 * Normalizes a BSN as people type it ("1234.56.782", eight digits without the leading zero) to nine digits; null when
 * it is invalid.
 */
export function bsnIn(text: string): string | null {
  const digits = text.trim().replace(/[\s.-]/g, "");
  if (!/^\d{8,9}$/.test(digits)) return null;
  const bsn = digits.padStart(9, "0");
  return isBsn(bsn) ? bsn : null;
}

/** The only form in which a BSN is shown: its last three digits. */
export function maskedBsn(bsn: string): string {
  return `••••••${bsn.slice(-3)}`;
}

/**
 * The sort key: Dutch lists put "Anna van der Berg" under B. Lower case without accents, so that it sorts the same in
 * any collation.
 */
export function sortName(name: NameParts): string {
  const rest = [name.givenName ?? name.initials, name.namePrefix].filter(Boolean).join(" ");
  return plain(rest === "" ? name.familyName : `${name.familyName}, ${rest}`);
}

/** Prefixes that occur in half of all names and so select nobody. */
export const prefixWords = new Set(
  "van de der den het t s ten ter te op in d v vd vdr von la le el al ben bin da di du".split(" "),
);

/** The phonetic words by which a patient is found. */
export function wordsOf(name: NameParts): string[] {
  const own = split(`${name.familyName} ${name.givenName ?? ""}`);
  const initial = plain(name.initials ?? "").match(/[a-z]/)?.[0];
  const words = [...own, ...(initial && !name.givenName ? [initial] : [])];
  return [...new Set(words.map(soundOf).filter((word) => word !== ""))];
}

/** Gender codes in files: "vr", "Man", "F", "M". */
export function genderIn(text: string): Gender | null {
  const word = plain(text.trim());
  if (word === "") return "unknown";
  if (["v", "vr", "vrouw", "f", "female", "vrouwelijk", "2"].includes(word)) return "female";
  if (["m", "man", "male", "mannelijk", "1"].includes(word)) return "male";
  if (["o", "x", "anders", "other", "9"].includes(word)) return "other";
  if (["onbekend", "unknown", "u", "0"].includes(word)) return "unknown";
  return null;
}

/** The words of a text in plain letters, save those of `ignored`. */
export function split(text: string, ignored: ReadonlySet<string> = prefixWords): string[] {
  return plain(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !ignored.has(word));
}

/** Lower case, without accents: "Özdemir" equals "ozdemir". */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/æ/g, "ae")
    .replace(/œ/g, "oe")
    .replace(/ø/g, "o")
    .replace(/[đð]/g, "d")
    .replace(/ł/g, "l")
    .replace(/ı/g, "i")
    .replace(/þ/g, "th");
}

/**
 * The Dutch phonetic form of a word, so that "Jansen" finds Janssen and "Visscher" finds Visser. Replaces from left to
 * right, so that the form of a prefix is a prefix of the form.
 */
export function soundOf(word: string): string {
  return word
    .replace(/ij|y/g, "i")
    .replace(/sch|sc$/g, "s")
    .replace(/ck|c(?![eihy])|q/g, "k")
    .replace(/ch/g, "g")
    .replace(/ph/g, "f")
    .replace(/th|dt/g, "t")
    .replace(/z/g, "s")
    .replace(/ae/g, "a")
    .replace(/(.)\1+/g, "$1");
}
