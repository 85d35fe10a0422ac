import type { AnsweredItem, QuestionnaireDefinition, ScoreState, Scoring } from "#db/terms/questionnaires.ts";
import type { AnswerLine, ScoreView } from "./response-contract.ts";
import { bandLabel, changeSince, computeScore, findItem, flaggedItems, pointsByItem } from "./scoring-rules.ts";

type Scored = { definition: QuestionnaireDefinition; scoring: Scoring | null };
type Outcome = {
  responseId: string;
  scoreState: ScoreState;
  score: number | null;
  band: string | null;
  answers: AnsweredItem[];
};
type TrendPoint = ScoreView["trend"][number];

/** The lines with the points that each answer counts for, and the flag where it must be seen first. */
export function withScores(
  lines: AnswerLine[],
  { definition, scoring }: Scored,
  answers: readonly AnsweredItem[],
): AnswerLine[] {
  if (!scoring) return lines;
  const points = pointsByItem(definition.items, scoring, answers);
  const flagged = new Set(flaggedItems(scoring, points));
  return lines.map((line) => ({
    ...line,
    points: line.values.length > 0 ? (points.get(line.linkId) ?? null) : null,
    isFlagged: flagged.has(line.linkId),
  }));
}

/** The stored score as a screen shows it, with its change and its course; null when the list has none. `trend`: oldest first. */
export function scoreView({ definition, scoring }: Scored, response: Outcome, trend: TrendPoint[]): ScoreView | null {
  if (!scoring || response.scoreState === "no-score") return null;
  const points = pointsByItem(definition.items, scoring, response.answers);
  const outcome = computeScore(scoring, points, null);
  const missing = outcome.state === "not-computable" ? outcome.missing : [];
  const before = trend.findLast((point) => point.responseId !== response.responseId);
  const label = bandLabel(scoring, response.band);
  return {
    state: response.scoreState,
    score: response.score,
    min: scoring.min,
    max: scoring.max,
    band: response.band !== null && label ? { code: response.band, label } : null,
    missing: response.score === null ? missing.map((linkId) => findItem(definition.items, linkId)?.text ?? linkId) : [],
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
