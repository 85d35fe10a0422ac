import { createContext, Script } from "node:vm";
import { evaluate } from "fhirpath";
import r4 from "fhirpath/fhir-context/r4";
import type { AnsweredItem, QuestionnaireItem } from "#db/terms/questionnaires.ts";
import { expressionInput, isSafeExpression } from "./expression-rules.ts";

/** An expression that is not done by then is given up; a real score takes a few milliseconds. */
const evaluateMilliseconds = 250;
/** Larger answers are not put through an expression. */
const answersMax = 2_000;

/**
 * The number that a FHIRPath expression in a questionnaire makes of the answers; null when it makes none, is not within the safe
 * part of the language, or takes too long. The time limit holds for whatever runs beneath it (vm.Script interrupts the engine).
 */
export function evaluateScore(
  items: readonly QuestionnaireItem[],
  expression: string,
  answered: readonly AnsweredItem[],
): number | null {
  if (!isSafeExpression(expression) || countAnswers(answered) > answersMax) return null;
  const { questionnaire, response } = expressionInput(items, answered);
  const run = () => evaluate(response, expression, { questionnaire, resource: response }, r4);
  try {
    const found: unknown = script.runInContext(createContext({ run }), { timeout: evaluateMilliseconds });
    const [first, ...others] = Array.isArray(found) ? found : [];
    return others.length === 0 && typeof first === "number" && Number.isFinite(first) ? first : null;
  } catch {
    // Not logged: the expression and the message can both hold an answer. The response says that it has no score.
    return null;
  }
}

const script = new Script("run()");

function countAnswers(answered: readonly AnsweredItem[]): number {
  return answered.reduce(
    (sum, item) =>
      sum +
      1 +
      countAnswers(item.items) +
      item.answers.reduce((below, answer) => below + countAnswers(answer.items), 0),
    0,
  );
}
