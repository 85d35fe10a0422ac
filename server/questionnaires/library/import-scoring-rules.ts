import type { ImportFinding, QuestionnaireItem, ScaleWay, Scoring } from "#db/terms/questionnaires.ts";
import { expressionMax, expressionsMax } from "#server/questionnaires/scoring/expression-rules.ts";
import { findItem } from "#server/questionnaires/scoring/rules.ts";
import type { FoundExpression } from "./import-extension-rules.ts";

type ExpressionWay = Extract<ScaleWay, { kind: "expression" }>;

/** The calculated numbers of a file that must not be run, as refusals: too many of them, or one that is too long. */
export function refusedExpressions(candidates: readonly FoundExpression[]): ImportFinding[] {
  if (candidates.length > expressionsMax) {
    return [{ severity: "refused", code: "too-many-expressions", place: "", value: String(candidates.length) }];
  }
  return candidates
    .filter(({ expression }) => expression.length > expressionMax)
    .map((each) => expressionFinding("refused", "expression-too-long", each));
}

/** A finding about one expression, with where it begins. */
export function expressionFinding(
  severity: ImportFinding["severity"],
  code: ImportFinding["code"],
  { linkId, expression }: FoundExpression,
): ImportFinding {
  return { severity, code, place: linkId, value: expression.slice(0, 200) };
}

/**
 * The score a questionnaire calculates itself: the calculated number. With several, none of them is *the* score: each is a scale, named
 * after its item.
 */
export function scoringByExpression(
  items: readonly QuestionnaireItem[],
  ways: ExpressionWay[],
  version: string,
): Scoring | null {
  const [only, ...others] = ways;
  if (!only) return null;
  const scales = ways.map((way) => {
    const item = findItem(items, way.linkId);
    return { code: way.linkId, label: item?.text ?? item?.prefix ?? way.linkId, way };
  });
  return {
    version,
    source: "sdc-questionnaire-calculatedExpression",
    way: others.length > 0 ? { kind: "scales", scales } : only,
    min: null,
    max: null,
    worse: "higher",
    bands: [],
    smallestDifference: null,
    flags: [],
  };
}
