/** Words that occur in half of all names: used for ranking, not for finding. */
const common = new Set(
  `huisarts huisartsen huisartspraktijk huisartsenpraktijk huisartsenmaatschap praktijk maatschap apotheek apotheken
  gezondheidscentrum fysiotherapie fysiotherapeut ziekenhuis medisch centrum dokter dr drs mevrouw de het den der van en te ten ter in aan op medmij bv`.split(
    /\s+/,
  ),
);

export interface SearchWords {
  /** The words that select candidates; the common ones only when there is nothing else. */
  words: readonly string[];
  /** All letters and digits of the query as one string, the way register names are written. */
  joined: string;
  /** The query as the prefix of an AGB code: at least 4 digits; else null. */
  digits: string | null;
  /** The query has only common words. */
  isCommon: boolean;
  /** Minimum similarity of a word to part of the name (0–1). */
  likenessMin: number;
}

/**
 * 0.3 still matches a word with two letters swapped; a whole name in one word starts like a thousand others, so it must
 * match better.
 */
const likeness = { word: 0.3, wholeName: 0.6, wholeNameLengthMin: 16 };

/** Lower case, without accents, split into words of letters and digits. Eight words are enough for any name. */
export function searchWords(text: string): SearchWords {
  const plain = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/@medmij$/, "");
  const all = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const rare = all.filter((word) => word.length > 1 && !common.has(word));
  const compact = all.join("");
  const words = [...new Set(rare.length > 0 ? rare : all)].slice(0, 8);
  const isWholeName = words.every((word) => word.length >= likeness.wholeNameLengthMin);
  return {
    words,
    joined: compact,
    digits: /^\d{4,8}$/.test(compact) ? compact : null,
    isCommon: rare.length === 0,
    likenessMin: isWholeName ? likeness.wholeName : likeness.word,
  };
}
