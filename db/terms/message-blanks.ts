/** Placeholders of a template: the word between braces in the Dutch text. */
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

/** A word between braces. */
export const blankPattern = /\{([a-z]+)\}/g;

/** Fills in the figures. A placeholder without a figure is left in place and reported, so that nobody sends it by accident. */
export function fill(body: string, figures: Figures): { text: string; missing: Blank[] } {
  const text = body.replace(blankPattern, (whole, word: string) => (isBlank(word) ? (figures[word] ?? whole) : whole));
  return { text, missing: blanksIn(text) };
}

/** The placeholders a text still contains. */
export function blanksIn(text: string): Blank[] {
  return [...new Set([...text.matchAll(blankPattern)].flatMap(([, word = ""]) => (isBlank(word) ? [word] : [])))];
}

/**
 * Lines that announce something ("Dit gaat u doen:") with nothing behind them: the end of the text, or two empty lines. A person fills
 * these in; there is no figure for them.
 */
export function openSlotsIn(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.flatMap((line, at) => {
    const isOpen = lines.slice(at + 1, at + 3).every((next) => next === "");
    const sentence = line.split(/(?<=[.!?])\s+/).at(-1) ?? line;
    return line.endsWith(":") && isOpen ? [sentence] : [];
  });
}

/** Words between braces that are no placeholder (of `known`): a typing error in a text. */
export function unknownBlanksIn(text: string, known: readonly string[] = blanks): string[] {
  const words = new Set([...text.matchAll(blankPattern)].map(([, word = ""]) => word));
  return [...words].filter((word) => !known.includes(word));
}

function isBlank(word: string): word is Blank {
  const known: readonly string[] = blanks;
  return known.includes(word);
}

/** Sample figures to preview a template with. */
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
