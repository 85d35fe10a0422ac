import type { AnsweredItem, QuestionnaireDefinition, Scoring } from "#db/terms/questionnaires.ts";
import { evaluateScore } from "./evaluate-score.ts";
import { attentionOf, changeSince, computeScore, findItem, flaggedItems, pointsByItem } from "./scoring-rules.ts";

type Assessed = { title: string; definition: QuestionnaireDefinition; scoring: Scoring | null };

/** The columns that say how answers came out: score, band, version of the scoring, and what they ask of the round. */
export function assessAnswers(
  { title, definition, scoring }: Assessed,
  answers: readonly AnsweredItem[],
  scoreBefore: number | null,
) {
  const { items } = definition;
  const points = scoring ? pointsByItem(items, scoring, answers) : new Map<string, number | null>();
  const computed = scoring?.way.kind === "expression" ? evaluateScore(items, scoring.way.expression, answers) : null;
  const outcome = computeScore(scoring, points, computed);
  const score = outcome.state === "computed" ? outcome.score : null;
  const flagged = flaggedItems(scoring, points).map((linkId) => ({
    linkId,
    number: findItem(items, linkId)?.prefix ?? linkId,
  }));
  const change = scoring && score !== null && scoreBefore !== null ? changeSince(scoring, scoreBefore, score) : null;
  return {
    scoreState: outcome.state,
    score,
    band: outcome.state === "computed" ? (outcome.band?.code ?? null) : null,
    scoringVersion: scoring?.version ?? null,
    ...attentionOf(title, scoring, outcome, flagged, change),
  };
}
