import type { AnsweredItem, QuestionnaireDefinition, ScoreState, Scoring } from "#db/terms/questionnaires.ts";
import { shownAnswers } from "#server/questionnaires/items/shown-rules.ts";
import { evaluateScores } from "./evaluate-scores.ts";
import { attentionOf, changeSince, computeScore, findItem, flaggedItems, type ScoreOutcome } from "./rules.ts";
import { scoreInput } from "./score-input.ts";

type Assessed = { title: string; definition: QuestionnaireDefinition; scoring: Scoring | null };

/**
 * The outcome columns of a response: score, band, version of the scoring, and its attention in the round.
 * @throws TOO_MANY when the score cannot be calculated now (`evaluateScores`).
 */
export async function assessAnswers(
  { title, definition, scoring }: Assessed,
  answers: readonly AnsweredItem[],
  scoreBefore: number | null,
) {
  const { items } = definition;
  const shown = shownAnswers(items, answers);
  const input = scoreInput(items, scoring, shown, await evaluateScores(items, scoring, shown));
  const outcome = computeScore(scoring, input);
  const score = outcome.state === "computed" ? outcome.score : null;
  const flagged = flaggedItems(scoring, input.points).map((linkId) => ({
    linkId,
    number: findItem(items, linkId)?.prefix ?? linkId,
  }));
  const change = scoring && score !== null && scoreBefore !== null ? changeSince(scoring, scoreBefore, score) : null;
  return {
    scoreState: stateOf(outcome),
    score,
    band: outcome.state === "computed" ? (outcome.band?.code ?? null) : null,
    scales: outcome.state === "scales" ? outcome.scales : null,
    scoringVersion: scoring?.version ?? null,
    ...attentionOf(title, scoring, outcome, flagged, change),
  };
}

function stateOf(outcome: ScoreOutcome): ScoreState {
  if (outcome.state !== "scales") return outcome.state;
  return outcome.scales.some(({ score }) => score !== null) ? "computed" : "not-computable";
}
