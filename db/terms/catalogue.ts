/** The letter or report a dated fact was read in. */
export const knowledgeSources = {
  whitepaper: { name: "Whitepaper over functies van PGO's", readOn: "2026-06-19" },
  letter: { name: "Kamerbrief over de PGO, 2022", readOn: "2026-06-19" },
} as const;

/**
 * Past figures, each with its date: a benchmark to compare with, never the present. `value` null: known in words only. Not used in any
 * calculation.
 */
export const benchmarks = [
  { name: "labelled-pgos", value: 32, asOf: "2020-12", source: "whitepaper" },
  { name: "offered-pgos", value: 13, asOf: "2022-06", source: "letter" },
  { name: "used-suppliers", value: 10, asOf: "2022-05", source: "letter" },
  { name: "people-fetched", value: 12_000, asOf: "2022-05", source: "letter" },
  { name: "gp-summary", value: null, asOf: "2021", source: "letter" },
  { name: "mental-care", value: 30, asOf: "2022-06", source: "letter" },
  { name: "hospitals", value: null, asOf: "2022-09", source: "letter" },
] as const satisfies readonly {
  name: string;
  value: number | null;
  asOf: string;
  source: keyof typeof knowledgeSources;
}[];

/** What was arranged in the past, and what is only planned (`roadmap`). */
export const knowledgeCards = [
  { name: "user-scheme", asOf: "2022", isRoadmap: false, source: "letter" },
  { name: "login", asOf: "2022", isRoadmap: false, source: "letter" },
  { name: "index", asOf: "2022", isRoadmap: true, source: "letter" },
  { name: "data-apart", asOf: "2022", isRoadmap: true, source: "letter" },
] as const satisfies readonly {
  name: string;
  asOf: string;
  isRoadmap: boolean;
  source: keyof typeof knowledgeSources;
}[];
