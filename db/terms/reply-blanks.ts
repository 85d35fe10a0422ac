/** What can be filled in, by the word that stands between braces in a Dutch text. */
export const blanks = [
  "gemiddelde",
  "ochtend",
  "avond",
  "aantal",
  "verwacht",
  "verschil",
  "praktijk",
  "streefwaarde",
  "afspraak",
] as const;
export type Blank = (typeof blanks)[number];
export type Figures = Partial<Record<Blank, string>>;

const pattern = /\{([a-z]+)\}/g;

/** Puts the figures in. A blank without a figure stays as it is and is named, so that nobody sends it by accident. */
export function fill(body: string, figures: Figures): { text: string; missing: Blank[] } {
  const text = body.replace(pattern, (whole, word: string) => (isBlank(word) ? (figures[word] ?? whole) : whole));
  return { text, missing: blanksIn(text) };
}

/** The blanks that a text still holds. */
export function blanksIn(text: string): Blank[] {
  return [...new Set([...text.matchAll(pattern)].flatMap(([, word = ""]) => (isBlank(word) ? [word] : [])))];
}

/** Words between braces that mean nothing: a slip of the pen in a template. */
export function unknownBlanksIn(text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap(([, word = ""]) => (isBlank(word) ? [] : [word])))];
}

function isBlank(word: string): word is Blank {
  const known: readonly string[] = blanks;
  return known.includes(word);
}

/** Figures of nobody, to see what a text becomes. */
export const exampleFigures: Record<Blank, string> = {
  gemiddelde: "132 over 81",
  ochtend: "134 over 83",
  avond: "130 over 79",
  aantal: "24",
  verwacht: "28",
  verschil: "8 over 4 lager",
  praktijk: "140 over 85",
  streefwaarde: "135 over 85",
  afspraak: "wat we met u hebben afgesproken",
};
