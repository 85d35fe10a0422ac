import {
  type ConditionOperator,
  conditionOperators,
  type EnableCondition,
  type QuestionnaireItem,
} from "#db/terms/questionnaires.ts";
import { listOf, type Raw, readValue, textOf } from "#server/questionnaires/items/answer-rules.ts";
import { extensionOf, type ItemReading } from "./import-extension-rules.ts";

/** Conditions of all items together: each is decided anew for each response. Our own choice (2026-11-30). */
const conditionsMax = 2_000;

/**
 * The `enableWhen` conditions of an item. STU3 has `hasAnswer` or `answer[x]`, meaning equality and ANY unless a Nictiz extension says
 * otherwise; R4 has operators and `enableBehavior`. A condition that cannot be evaluated is refused: nobody could tell afterwards whether
 * the patient saw the item.
 */
export function readConditions(raw: Raw, linkId: string, reading: ItemReading): QuestionnaireItem["enableWhen"] {
  const found = listOf(raw.enableWhen);
  if (found.length === 0) return null;
  const before = reading.conditions;
  reading.conditions += found.length;
  if (reading.conditions > conditionsMax) {
    if (before <= conditionsMax) reading.note("refused", "too-many-conditions", linkId);
    return null;
  }
  const conditions = found.flatMap((each) => readCondition(each, linkId, reading) ?? []);
  const said = textOf(raw.enableBehavior) ?? textOf(extensionOf(raw, "questionnaire-enableBehavior")?.valueCode);
  if (said !== null && said !== "any" && said !== "all")
    reading.note("refused", "condition-not-understood", linkId, said);
  if (said === null && found.length > 1 && reading.release === "r4")
    reading.note("marked", "condition-any-assumed", linkId);
  return { behavior: said === "all" ? "all" : "any", conditions };
}

function readCondition(raw: Raw, linkId: string, { note, linkIds }: ItemReading): EnableCondition | null {
  const question = textOf(raw.question);
  if (question === null || !linkIds.has(question)) {
    note("refused", "condition-unknown-question", linkId, question ?? "");
    return null;
  }
  if (typeof raw.hasAnswer === "boolean") {
    return { question, operator: "exists", answer: { kind: "boolean", value: raw.hasAnswer } };
  }
  const answer = readValue(raw, "answer");
  const operator = readOperator(raw);
  if (answer === null || answer.kind === "other" || operator === null) {
    note("refused", "condition-not-understood", linkId);
    return null;
  }
  return { question, operator, answer };
}

function readOperator(raw: Raw): ConditionOperator | null {
  const said = textOf(raw.operator) ?? textOf(extensionOf(raw, "questionnaire-enableOperator")?.valueCode) ?? "=";
  return conditionOperators.find((each) => each === said) ?? null;
}
