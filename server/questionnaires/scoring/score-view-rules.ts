import type {
  AnsweredItem,
  QuestionnaireDefinition,
  ScaleScore,
  ScoreState,
  Scoring,
} from "#db/terms/questionnaires.ts";
import type { AnswerLine } from "#server/questionnaires/items/contract.ts";
import { shownAnswers } from "#server/questionnaires/items/shown-rules.ts";
import type { ScoreView } from "./contract.ts";
import { bandLabel, changeSince, computeScore, findItem, flaggedItems, pointsByItem } from "./rules.ts";
import { scoreInput } from "./score-input.ts";

type Scored = { definition: QuestionnaireDefinition; scoring: Scoring | null };
type Outcome = {
  responseId: string;
  scoreState: ScoreState;
  score: number | null;
  band: string | null;
  scales: ScaleScore[] | null;
  answers: AnsweredItem[];
};
type TrendPoint = ScoreView["trend"][number];
/** A response to the same questionnaire with the same scoring. */
export type Earlier = { responseId: string; at: Date; score: number | null; scales: ScaleScore[] | null };

/** The lines with the points of each answer, and the flag. */
export function withScores(
  lines: AnswerLine[],
  { definition, scoring }: Scored,
  answers: readonly AnsweredItem[],
): AnswerLine[] {
  if (!scoring) return lines;
  const points = pointsByItem(definition.items, scoring, shownAnswers(definition.items, answers));
  const flagged = new Set(flaggedItems(scoring, points));
  return lines.map((line) => ({
    ...line,
    points: line.state === "answered" ? (points.get(line.linkId) ?? null) : null,
    isFlagged: flagged.has(line.linkId) && line.state !== "answered-not-shown",
  }));
}

/** The stored score as shown, with its change and trend; null when the questionnaire has none. `earlier`: oldest first. */
export function scoreView({ definition, scoring }: Scored, response: Outcome, earlier: Earlier[]): ScoreView | null {
  if (!scoring || response.scoreState === "no-score") return null;
  const missing = response.score === null ? missingIn({ definition, scoring }, response.answers) : [];
  const textOf = (linkId: string) => findItem(definition.items, linkId)?.text ?? linkId;
  const trend = earlier.flatMap(({ score, responseId, at }): TrendPoint[] =>
    score === null ? [] : [{ responseId, at, score }],
  );
  const before = trend.findLast((point) => point.responseId !== response.responseId);
  const label = bandLabel(scoring, response.band);
  return {
    state: response.scoreState,
    score: response.score,
    min: scoring.min,
    max: scoring.max,
    band: response.band !== null && label ? { code: response.band, label } : null,
    missing: missing.map(textOf),
    scales: (response.scales ?? []).map((scale) => ({
      ...scale,
      missing: scale.missing.map(textOf),
      change: scaleChange(scale, response.responseId, earlier),
    })),
    scoringVersion: scoring.version,
    scoringSource: scoring.source,
    worse: scoring.worse,
    bands: scoring.bands,
    smallestDifference: scoring.smallestDifference,
    change:
      response.score !== null && before
        ? { ...changeSince(scoring, before.score, response.score), fromAt: before.at }
        : null,
    trend,
  };
}

/** What a response without its only score misses. Nothing is evaluated again: the score itself was stored. */
function missingIn({ definition: { items }, scoring }: Scored, answers: readonly AnsweredItem[]): string[] {
  const outcome = computeScore(scoring, scoreInput(items, scoring, shownAnswers(items, answers), new Map()));
  return outcome.state === "not-computable" ? outcome.missing : [];
}

/** Since the last response in which this scale had a score. */
function scaleChange({ code, score }: ScaleScore, responseId: string, earlier: readonly Earlier[]) {
  const values = earlier.flatMap((one) => {
    const from = one.scales?.find((scale) => scale.code === code)?.score ?? null;
    return one.responseId === responseId || from === null ? [] : [{ from, fromAt: one.at }];
  });
  return score === null ? null : (values.at(-1) ?? null);
}
