import { bareName } from "./rules.ts";

/** How many hits a patient looks through before giving up; a choice of Balie. */
export const hitsReadableMax = 10;

export type SearchTry = { text: string; bare: string };
export type TriedSearch = SearchTry & {
  hitCount: number;
  outcome: "found" | "drowned" | "missed";
};

const kindWords: Record<string, readonly string[]> = {
  practice: [
    "huisartsenpraktijk",
    "huisartspraktijk",
    "huisarts",
    "huisartsen",
    "praktijk",
    "gezondheidscentrum",
    "hap",
  ],
  pharmacy: ["apotheek"],
};
const smallWords = new Set([
  "de",
  "het",
  "een",
  "van",
  "aan",
  "den",
  "der",
  "te",
  "ter",
  "ten",
  "in",
  "op",
  "en",
  "'t",
]);

/**
 * Searches that patients are likely to type for this practice: its name, its name without or with another word for what
 * it is, in another order, without small words, and with its town. No two of them are the same to a search.
 */
export function likelySearches(kind: string, name: string, city: string | null): SearchTry[] {
  const words = name.trim().split(/\s+/);
  const kinds = kindWords[kind] ?? [];
  const own = words.filter((word) => !kinds.includes(bareName(word)));
  const rest = own.join(" ");
  const short = own.filter((word) => !smallWords.has(word.toLowerCase())).join(" ");
  const others = kinds.filter((word) => word !== "hap" && word !== "gezondheidscentrum");
  const texts = [
    name,
    rest,
    short,
    ...others.map((word) => `${word} ${rest}`),
    ...others.slice(0, 1).map((word) => `${rest} ${word}`),
    ...(kind === "practice" ? [`HAP ${rest}`] : []),
    ...(city ? [`${rest} ${city}`, `${short} ${city}`, `${others[0] ?? ""} ${city}`.trim()] : []),
  ];
  const seen = new Set<string>();
  return texts.flatMap((text) => {
    const bare = bareName(text);
    if (bare.length < 3 || seen.has(bare)) return [];
    seen.add(bare);
    return [{ text: text.trim(), bare }];
  });
}

/** What became of a search: found, lost among too many, or missed. */
export function judgeSearch(search: SearchTry, hitCount: number, hasOwn: boolean): TriedSearch {
  const outcome = !hasOwn ? "missed" : hitCount > hitsReadableMax ? "drowned" : "found";
  return { ...search, hitCount, outcome };
}

/**
 * The term for a flyer: the shortest likely search that finds this practice and nothing else, else the one with the
 * fewest other hits, else the exact name in the register without its ending.
 */
export function bestSearch(tried: readonly TriedSearch[], exactNames: readonly string[]): string | null {
  const found = tried
    .filter((search) => search.outcome === "found")
    .sort((a, b) => a.hitCount - b.hitCount || a.text.length - b.text.length);
  return found[0]?.text ?? exactNames[0]?.replace(/@medmij$/, "") ?? null;
}
