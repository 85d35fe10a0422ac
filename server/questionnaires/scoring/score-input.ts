import type { AnsweredItem, QuestionnaireItem, Scoring } from "#db/terms/questionnaires.ts";
import { readLines } from "#server/questionnaires/items/reading-rules.ts";
import { type ExpressionOutcome, pointsByItem, type ScoreInput, waysOf } from "./rules.ts";

/**
 * The points of the answers and the values of the expressions.
 * @param shown the answers to questions that were shown.
 * @param values what the expressions yielded (`evaluateScores`).
 */
export function scoreInput(
  items: readonly QuestionnaireItem[],
  scoring: Scoring | null,
  shown: readonly AnsweredItem[],
  values: ReadonlyMap<string, number | null>,
): ScoreInput {
  if (!scoring) return { points: new Map(), expressions: new Map() };
  const expressions = new Map<string, ExpressionOutcome>();
  const ways = waysOf(scoring).flatMap((way) => (way.kind === "expression" ? [way] : []));
  const open = ways.length > 0 ? openQuestions(items, shown) : [];
  const calculated = new Set(ways.map(({ linkId }) => linkId));
  for (const { linkId, questions } of ways) {
    const own = new Set(questions);
    expressions.set(linkId, {
      value: values.get(linkId) ?? null,
      open: open.filter((each) => own.has(each) && !calculated.has(each)),
    });
  }
  return { points: pointsByItem(items, scoring, shown), expressions };
}

/** Questions that the patient saw and did not answer. */
function openQuestions(items: readonly QuestionnaireItem[], shown: readonly AnsweredItem[]): string[] {
  const open = readLines(items, shown).filter(({ kind, state }) => kind === "question" && state === "open");
  return [...new Set(open.map(({ linkId }) => linkId))];
}
