import type { LinePoint } from "./chart-line.ts";
import type { MarkShape } from "./chart-mark.tsx";

/** From one moment until another, in milliseconds. */
export type Span = { from: number; until: number };

export type SeriesMark = {
  key: string;
  at: number;
  /** Null: nothing was measured; it stands at the foot, as a cross. */
  value: number | null;
  shape: MarkShape;
  isHollow: boolean;
  /** In a square: measured by somebody else than the rest. */
  isFramed: boolean;
  hasNote: boolean;
  /** All of it in words, for the pointer. */
  words: string;
};

/** What was agreed: the edge is firm when somebody agreed it, dashed when it is what holds in general. */
export type SeriesBand = { lower: number | null; upper: number | null; isFirm: boolean };

export type Series = { key: string; marks: SeriesMark[]; lines: LinePoint[][]; bands: SeriesBand[] };
