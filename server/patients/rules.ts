import type { NameParts } from "#db/terms/patient-names.ts";
import { type Gender, isBsn } from "#db/terms/patients.ts";

/** A BSN as people type it ("1234.56.782", eight digits without the leading zero) as nine digits; null when it is none. */
export function bsnIn(text: string): string | null {
  const digits = text.trim().replace(/[\s.-]/g, "");
  if (!/^\d{8,9}$/.test(digits)) return null;
  const bsn = digits.padStart(9, "0");
  return isBsn(bsn) ? bsn : null;
}

/** The only way in which a BSN is ever shown: its last three digits. */
export function maskedBsn(bsn: string): string {
  return `••••••${bsn.slice(-3)}`;
}

/** Dutch lists put "Anna van der Berg" under the B; lower case and without accents, so that any database sorts it alike. */
export function sortName(name: NameParts): string {
  const rest = [name.givenName ?? name.initials, name.namePrefix].filter(Boolean).join(" ");
  return plain(rest === "" ? name.familyName : `${name.familyName}, ${rest}`);
}

/** Small words that stand in half of all names and find nobody. */
const prefixWords = new Set(
  "van de der den het t s ten ter te op in d v vd vdr von la le el al ben bin da di du".split(" "),
);

/** The words under which somebody is found, as they sound. */
export function wordsOf(name: NameParts): string[] {
  const own = split(`${name.familyName} ${name.givenName ?? ""}`);
  const initial = plain(name.initials ?? "").match(/[a-z]/)?.[0];
  const words = [...own, ...(initial && !name.givenName ? [initial] : [])];
  return [...new Set(words.map(soundOf).filter((word) => word !== ""))];
}

/** What somebody typed to find a patient, taken apart: words may be beginnings of words. */
export type Question = {
  bsn: string | null;
  birthDate: string | null;
  birthYear: number | null;
  recordNumber: string | null;
  words: string[];
  /** The words as typed, for names that only look alike. */
  typed: string;
};

/** Understands "van der berg", "berg 1958", "3-5-1961", "12345" and a BSN, in any order. */
export function questionIn(text: string): Question {
  const { date, rest } = dateIn(text);
  const bsn = date ? null : bsnIn(rest);
  const tokens = bsn === null ? rest.split(/[\s,;]+/).filter(Boolean) : [];
  const year = tokens.find((token) => /^(19|20)\d\d$/.test(token) && tokens.length > 1);
  const number = tokens.find((token) => /\d/.test(token) && token !== year);
  const named = tokens.filter((token) => !/\d/.test(token)).join(" ");
  const all = split(named, new Set());
  const telling = all.filter((word) => !prefixWords.has(word));
  return {
    bsn,
    birthDate: date,
    birthYear: year === undefined ? null : Number(year),
    recordNumber: number ?? null,
    words: (telling.length > 0 ? telling : all).map(soundOf).filter((word) => word !== ""),
    typed: plain(named),
  };
}

/** A date as it is said here (day first) or written by a machine; a date that does not exist is none. */
function dateIn(text: string): { date: string | null; rest: string } {
  const patterns = [
    { pattern: /\b(\d{4})-(\d{2})-(\d{2})\b/, order: [1, 2, 3] },
    { pattern: /\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b/, order: [3, 2, 1] },
    { pattern: /\b(\d{2})(\d{2})((?:19|20)\d{2})\b/, order: [3, 2, 1] },
  ];
  for (const { pattern, order } of patterns) {
    const match = pattern.exec(text);
    const [year, month, day] = order.map((at) => match?.[at]?.padStart(2, "0"));
    const date = `${year}-${month}-${day}`;
    if (match && isDay(date)) return { date, rest: text.replace(match[0], " ").trim() };
  }
  return { date: null, rest: text.trim() };
}

/** Whether "2026-02-30" and its kind exist. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** "vr", "Man", "F", "M": how files write it. */
export function genderIn(text: string): Gender | null {
  const word = plain(text.trim());
  if (word === "") return "unknown";
  if (["v", "vr", "vrouw", "f", "female", "vrouwelijk", "2"].includes(word)) return "female";
  if (["m", "man", "male", "mannelijk", "1"].includes(word)) return "male";
  if (["o", "x", "anders", "other", "9"].includes(word)) return "other";
  if (["onbekend", "unknown", "u", "0"].includes(word)) return "unknown";
  return null;
}

function split(text: string, ignored: ReadonlySet<string> = prefixWords): string[] {
  return plain(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !ignored.has(word));
}

/** Lower case, without accents: "Özdemir" and "ozdemir" are one. */
function plain(text: string): string {
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
 * A word of a name as it sounds in Dutch, so that "Jansen" finds Janssen and "Visscher" finds Visser. Works letter by letter from
 * the left, so the beginning of a word sounds like the beginning of its sound.
 */
function soundOf(word: string): string {
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
