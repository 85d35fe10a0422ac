import type { AnsweredItem, QuestionnaireItem, Scoring } from "#db/terms/questionnaires.ts";
import { DomainError } from "#server/errors.ts";
import { log } from "#server/log.ts";
import { type ExpressionRunner, runExpressions } from "#server/questionnaires/expressions/expression-runner.ts";
import { expressionSubject, isEvaluable } from "./expression-rules.ts";
import { waysOf } from "./rules.ts";

/** For all expressions of one response. Our own choice (2026-11-30); real ones take some milliseconds. */
const responseMilliseconds = 2_000;

/**
 * The numbers that the expressions of a questionnaire yield for these answers, by link id; null where one yields none, and from the first
 * that takes too long on. @throws TOO_MANY when more responses wait than can be served, or when the thread failed, which says nothing about
 * these answers: "no score" would be stored for good, so the sender is to repeat it.
 */
export async function evaluateScores(
  items: readonly QuestionnaireItem[],
  scoring: Scoring | null,
  shown: readonly AnsweredItem[],
  run: ExpressionRunner = runExpressions,
): Promise<Map<string, number | null>> {
  const ways = scoring ? waysOf(scoring).flatMap((way) => (way.kind === "expression" ? [way] : [])) : [];
  if (ways.length === 0 || !isEvaluable(shown)) return new Map();
  const expressions = ways.map(({ expression }) => expression);
  const { results, end } = await run({ expressions, subject: expressionSubject(items, shown) }, responseMilliseconds);
  if (end === "failed") {
    log().error("the thread that runs expressions failed");
    throw new DomainError("TOO_MANY", "questionnaire.calculating-busy");
  }
  return new Map(ways.map(({ linkId }, index) => [linkId, results[index]?.value ?? null]));
}
