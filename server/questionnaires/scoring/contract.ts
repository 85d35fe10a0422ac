import type { Localized, ScaleScore, ScoreBand, ScoreState } from "#db/terms/questionnaires.ts";

/** Older responses to the same questionnaire that a trend shows. */
export const trendMax = 24;

export type ScoreView = {
  state: Exclude<ScoreState, "no-score">;
  score: number | null;
  min: number | null;
  max: number | null;
  band: { code: string; label: Localized } | null;
  /** Questions that must be answered for a score and were not. */
  missing: string[];
  /** One for each scale of a questionnaire that has several; `missing` as texts. */
  scales: (ScaleScore & { change: { from: number; fromAt: Date } | null })[];
  scoringVersion: string;
  scoringSource: string;
  worse: "higher" | "lower";
  bands: ScoreBand[];
  smallestDifference: { value: number; source: string } | null;
  change: {
    from: number;
    fromAt: Date;
    difference: number;
    is: "better" | "worse" | "within-chance" | "unknown";
  } | null;
  /** Oldest first, this one included. */
  trend: { responseId: string; at: Date; score: number }[];
};
