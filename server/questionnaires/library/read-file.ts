import type { FhirVersion } from "#db/terms/gateways.ts";
import type { ImportFinding, QuestionnaireItem } from "#db/terms/questionnaires.ts";
import { runExpressions } from "#server/questionnaires/expressions/expression-runner.ts";
import { expressionSubject, questionsOf } from "#server/questionnaires/scoring/expression-rules.ts";
import { filledIn } from "#server/questionnaires/scoring/filled-in-rules.ts";
import type { ThreadEnd } from "#server/thread/open-thread.ts";
import type { FoundExpression } from "./import-extension-rules.ts";
import { type ReadQuestionnaire, readQuestionnaire } from "./import-rules.ts";
import { expressionFinding, refusedExpressions, scoringByExpression } from "./import-scoring-rules.ts";

/** For all expressions of a file. Our own choice (2026-11-30); the longest allowed takes up to a second to parse on a slow machine. */
const fileMilliseconds = 3_000;

/**
 * A questionnaire from a file, with the score that its own expressions calculate. Each of these is parsed and run once over a filled-in
 * questionnaire, in a thread that is ended when it takes too long; the file is then refused, by the expression that did.
 * @throws TOO_MANY when more files and responses wait for their calculation than can be served.
 */
export async function readQuestionnaireFile(value: unknown, release: FhirVersion): Promise<ReadQuestionnaire> {
  const { expressions, ...read } = readQuestionnaire(value, release);
  const { definition, version } = read;
  const { items } = definition;
  // An instrument that is recognized has a score already.
  const candidates = read.scoring ? [] : expressions.filter(({ isNumber }) => isNumber);
  const refused = refusedExpressions(candidates);
  const { ways, ended } = refused.length > 0 ? { ways: [], ended: [] } : await inspect(items, candidates);
  const used = new Set(ways.map(({ linkId }) => linkId));
  const findings = [
    ...definition.findings,
    ...refused,
    ...ended,
    ...expressions.map((each) =>
      expressionFinding("marked", used.has(each.linkId) ? "expression-used" : "expression-not-used", each),
    ),
  ];
  const scoring = read.scoring ?? scoringByExpression(items, ways, version);
  return { ...read, definition: { ...definition, findings }, scoring };
}

/** The expressions that can be a score, with the questions they depend on; and the one that had to be ended. */
async function inspect(items: readonly QuestionnaireItem[], candidates: readonly FoundExpression[]) {
  if (candidates.length === 0) return { ways: [], ended: [] };
  const expressions = candidates.map(({ expression }) => expression);
  const subject = expressionSubject(items, filledIn(items));
  const { results, end } = await runExpressions({ expressions, subject }, fileMilliseconds);
  const ways = candidates.flatMap(({ linkId, expression }, index) => {
    const result = results[index];
    if (!result?.isSafe) return [];
    return [{ kind: "expression" as const, linkId, expression, questions: questionsOf(result.texts, items) }];
  });
  const culprit = candidates[results.length];
  return { ways, ended: culprit ? [expressionFinding("refused", codeOf(end), culprit)] : [] };
}

function codeOf(end: ThreadEnd): ImportFinding["code"] {
  if (end === "failed") throw new Error("The thread that runs expressions failed");
  return end === "memory" ? "expression-too-large" : "expression-too-slow";
}
