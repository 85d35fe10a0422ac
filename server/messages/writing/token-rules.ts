import type { Span } from "./contract.ts";
import unmarked from "./unmarked.json" with { type: "json" };

export type Word = Span & {
  /** As it is compared: in small letters, without accents. */
  folded: string;
  /** As it is written, composed (NFC). */
  written: string;
  /** What stands between the word before and this one. */
  gap: string;
};

/** Dotted abbreviations ("i.v.m"), and words with an inner apostrophe ("foto's"). A hyphen separates; `gap` shows it. */
const wordPattern =
  /(?<![\p{L}\p{M}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{M}\p{N}])|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** Addresses on the web and of mail, and the blanks of a template. Lengths are bounded, so that no text makes it slow. */
const addressPattern =
  /https?:\/\/\S{1,2000}|www\.\S{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}|(?<![\w.-])[\w-]{1,64}\.(?:nl|com|org|eu|be)(?![\w])(?:\/\S{0,2000})?|\{[^{}\n]{1,40}\}/giu;

const units =
  "mmol\\/mol|mmol\\/l|µmol\\/l|umol\\/l|ml\\/min|mg\\/ml|mg\\/l|mmhg|mmol|mcg|µg|mg|kg|gr|g|ml|dl|cl|l|km|cm|mm|m|ie|e|kcal|kj|°c|%";
const quantityPattern = new RegExp(
  `(?<![\\p{L}\\d])\\d{1,6}(?:[.,]\\d{1,4})?\\s?(?:${units})(?![\\p{L}\\p{N}])`,
  "giu",
);

const medicines: ReadonlySet<string> = new Set(unmarked.medicines.map(fold));
const medicineSuffixes: ReadonlySet<string> = new Set(unmarked.suffixes);

/** Small letters without accents, so that "geïndiceerd" and "geindiceerd" are one word in either Unicode form. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/’/g, "'").toLowerCase();
}

/** The words of a text in order, without addresses and numbers with their unit. */
export function wordsOf(text: string): Word[] {
  const kept = [...text.matchAll(addressPattern), ...text.matchAll(quantityPattern)]
    .map((match): Span => ({ from: match.index, to: match.index + match[0].length }))
    .sort((one, other) => one.from - other.from);
  const words: Word[] = [];
  let end = 0;
  let next = 0;
  for (const match of text.matchAll(wordPattern)) {
    const span = { from: match.index, to: match.index + match[0].length };
    const gap = text.slice(end, span.from);
    while ((kept[next]?.to ?? Number.POSITIVE_INFINITY) <= span.from) next += 1;
    if ((kept[next]?.from ?? Number.POSITIVE_INFINITY) < span.to) continue;
    words.push({ ...span, folded: fold(match[0]), written: match[0].normalize("NFC"), gap });
    end = span.to;
  }
  return words;
}

/** Which words are the name of a medicine, with what belongs to it ("metoprolol retard"): nothing in them is underlined. */
export function medicineWords(words: readonly Word[]): ReadonlySet<Word> {
  const named = new Set<Word>();
  let isAfterName = false;
  for (const word of words) {
    const belongs: boolean = isAfterName && medicineSuffixes.has(word.folded) && /^[ \u00a0-]$/.test(word.gap);
    isAfterName = belongs || medicines.has(word.folded);
    if (isAfterName) named.add(word);
  }
  return named;
}
