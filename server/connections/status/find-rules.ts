/** How many results a patient looks through before giving up; an assumption of Balie. */
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
 * Searches that patients are likely to type for this practice: its name, without or with another word for its kind, in
 * another order, without small words, and with its town. Equivalent searches are left out.
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

/** The outcome of a search: found, lost among too many results, or missed. */
export function judgeSearch(search: SearchTry, hitCount: number, hasOwn: boolean): TriedSearch {
  const outcome = !hasOwn ? "missed" : hitCount > hitsReadableMax ? "drowned" : "found";
  return { ...search, hitCount, outcome };
}

/**
 * The search term for a flyer: the shortest likely search that finds only this practice, else the one with the fewest
 * other results, else the exact register name without its suffix.
 */
export function bestSearch(tried: readonly TriedSearch[], exactNames: readonly string[]): string | null {
  const found = tried
    .filter((search) => search.outcome === "found")
    .sort((a, b) => a.hitCount - b.hitCount || a.text.length - b.text.length);
  return found[0]?.text ?? exactNames[0]?.replace(/@medmij$/, "") ?? null;
}

/** A name reduced to letters and digits, the way register names are formed. */
export function bareName(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/@medmij$/, "")
    .replace(/[^a-z0-9]/g, "");
}
