/** Words that half of all names hold: they help to order what was found, and find nothing by themselves. */
const common = new Set(
  `huisarts huisartsen huisartspraktijk huisartsenpraktijk huisartsenmaatschap praktijk maatschap apotheek apotheken
  gezondheidscentrum fysiotherapie fysiotherapeut ziekenhuis medisch centrum dokter dr drs mevrouw de het den der van en te ten ter in aan op medmij bv`.split(
    /\s+/,
  ),
);

export interface SearchWords {
  /** What candidates are found by; the common words only when there is nothing else. */
  words: readonly string[];
  /** All letters and digits of the question in one string, as names stand in the register. */
  joined: string;
  /** The beginning of an AGB code, when the question is one: at least 4 digits. */
  digits: string | null;
  /** Nothing but words that half of all names hold. */
  isCommon: boolean;
  /** A word must look this much like some stretch of the name (0–1). */
  likenessMin: number;
}

/** 0.3 still takes two letters swapped in a word; a whole name in one word starts like a thousand others, so it must fit better. */
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
