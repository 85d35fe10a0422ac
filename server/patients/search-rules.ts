import { isDay } from "#server/calendar/days.ts";
import { bsnIn, plain, prefixWords, soundOf, split } from "./rules.ts";

/** A parsed search text; words may be prefixes of words in a name. */
export type Question = {
  bsn: string | null;
  /** Two where a year of two digits fits two centuries ("2-11-24"); empty without a date. */
  birthDates: string[];
  birthYear: number | null;
  /** A HIS number with and without leading zeros, as files lose them; empty without one. */
  recordNumbers: string[];
  /** The last nine digits of a Dutch number, as `patient.phone_digits` has them. */
  phoneDigits: string | null;
  words: string[];
  /** The words as typed, for the search by similarity. */
  typed: string;
};

/** Longest HIS number that is also looked up with leading zeros. */
const paddedLengthMax = 10;

/**
 * Parses what people type, in any order: "van der berg", "berg 1958", "2-11-47", "2 nov 1947", "12345", "06 1234 5678" and a BSN. A lone
 * year may be a HIS number as well. `today` decides the century of a year of two digits.
 */
export function questionIn(text: string, today: string): Question {
  const { dates, rest: undated } = datesIn(text, today);
  const bsn = dates.length > 0 ? null : bsnIn(undated);
  const { phoneDigits, rest } = bsn === null ? phoneIn(undated) : { phoneDigits: null, rest: "" };
  const tokens = rest.split(/[\s,;]+/).filter(Boolean);
  const year = tokens.find((token) => isBirthYear(token, today));
  const number = tokens.find((token) => /\d/.test(token) && (token !== year || tokens.length === 1));
  const named = tokens.filter((token) => !/\d/.test(token)).join(" ");
  const all = split(named, new Set());
  const telling = all.filter((word) => !prefixWords.has(word));
  return {
    bsn,
    birthDates: dates,
    birthYear: year === undefined ? null : Number(year),
    recordNumbers: number === undefined ? [] : recordNumbersOf(number),
    phoneDigits,
    words: (telling.length > 0 ? telling : all).map(soundOf).filter((word) => word !== ""),
    typed: plain(named),
  };
}

export function isBirthYear(token: string, today: string): boolean {
  return /^(19|20)\d\d$/.test(token) && token <= today.slice(0, 4);
}

const months = "jan feb mrt apr mei jun jul aug sep okt nov dec".split(" ");
/** Other beginnings of the names of months: "maart", and English. */
const monthsToo: Record<string, number> = { maa: 3, mar: 3, may: 5, oct: 10 };

const written = /\b(\d{1,2})[\s.-]*([a-z]{3,9})\.?[\s.-]*(\d{4}|\d{2})\b/i;
const numeric = [
  { pattern: /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/, order: [1, 2, 3] },
  { pattern: /\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})\b/, order: [3, 2, 1] },
  { pattern: /\b(\d{1,2}) (\d{1,2}) (\d{4})\b/, order: [3, 2, 1] },
  { pattern: /\b(\d{2})(\d{2})((?:19|20)\d{2})\b/, order: [3, 2, 1] },
];

/** A date in Dutch order (day first) or ISO order; an impossible or future date is none. */
export function datesIn(text: string, today: string): { dates: string[]; rest: string } {
  const named = written.exec(text);
  const month = named?.[2] === undefined ? null : monthIn(named[2]);
  const found = [
    ...(named && month ? [{ match: named, parts: [named[3], String(month), named[1]] }] : []),
    ...numeric.flatMap(({ pattern, order }) => {
      const match = pattern.exec(text);
      return match ? [{ match, parts: order.map((at) => match[at]) }] : [];
    }),
  ];
  for (const { match, parts } of found) {
    const [year = "", ...monthAndDay] = parts;
    const rest = monthAndDay.map((part) => part?.padStart(2, "0")).join("-");
    const dates = yearsOf(year).flatMap((each) => `${each}-${rest}`);
    const real = dates.filter((date) => isDay(date) && date <= today);
    if (real.length > 0) return { dates: real, rest: text.replace(match[0], " ").trim() };
  }
  return { dates: [], rest: text.trim() };
}

function yearsOf(year: string): string[] {
  return year.length === 4 ? [year] : [`19${year}`, `20${year}`];
}

function monthIn(word: string): number | null {
  const start = plain(word).slice(0, 3);
  const at = months.indexOf(start);
  return at === -1 ? (monthsToo[start] ?? null) : at + 1;
}

/** A Dutch telephone number: a zero or 31, and nine digits, with whatever stands between them. */
function phoneIn(text: string): { phoneDigits: string | null; rest: string } {
  const match = /(?:\+31|\b0031|\b0)(?:[\s().-]{0,3}\d){9,10}(?!\d)/.exec(text);
  if (!match) return { phoneDigits: null, rest: text };
  const digits = match[0].replace(/\D/g, "");
  return { phoneDigits: digits.slice(-9), rest: text.replace(match[0], " ").trim() };
}

/** A number with and without leading zeros. */
export function recordNumbersOf(number: string): string[] {
  if (!/^\d+$/.test(number)) return [number];
  const bare = number.replace(/^0+(?=\d)/, "");
  const padded = Array.from({ length: paddedLengthMax }, (_, length) => bare.padStart(length, "0"));
  return [...new Set([number, bare, ...padded])];
}
