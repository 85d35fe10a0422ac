import type { LinePoint } from "./chart-line.ts";
import type { MarkShape } from "./chart-mark.tsx";

/** A period, in milliseconds since the epoch. */
export type Span = { from: number; until: number };

export type SeriesMark = {
  key: string;
  at: number;
  /** Null: not measured; drawn as a cross at the bottom. */
  value: number | null;
  shape: MarkShape;
  isHollow: boolean;
  /** Framed: measured by somebody other than the patient. */
  isFramed: boolean;
  hasNote: boolean;
  /** Text of the tooltip. */
  words: string;
};

/** A target range: a solid edge if it was agreed, dashed if it is the general default. */
export type SeriesBand = { lower: number | null; upper: number | null; isFirm: boolean };

export type Series = { key: string; marks: SeriesMark[]; lines: LinePoint[][]; bands: SeriesBand[] };
