import type { AnsweredItem, AnswerValue, QuestionnaireItem } from "#db/terms/questionnaires.ts";
import type { ExpressionSubject } from "#server/questionnaires/expressions/expression-task.ts";
import { isSameAnswer } from "#server/questionnaires/items/enable-when-rules.ts";

/** Characters of an expression. Our own choice (2026-11-30): the score of a list of thirty questions, each by name, fits. */
export const expressionMax = 1_000;
/** Expressions of a questionnaire. Our own choice (2026-11-30): an instrument with many subscales has some twenty. */
export const expressionsMax = 50;
/** Responses with more answers are not evaluated. */
const answersMax = 2_000;

const ordinalExtension = "http://hl7.org/fhir/StructureDefinition/ordinalValue";

/**
 * The questions an expression depends on: those it names by link id, itself or by a group around them; without names, every question
 * whose options have points, or else every question that asks for a number.
 * @param texts the string literals in it.
 */
export function questionsOf(texts: readonly string[], items: readonly QuestionnaireItem[]): string[] {
  const all = allItems(items);
  const named = new Set(texts);
  const asked = all.filter(({ linkId }) => named.has(linkId)).flatMap((item) => [item, ...allItems(item.items)]);
  if (asked.length > 0) return [...new Set(asked.map(({ linkId }) => linkId))];
  const withPoints = all.filter(({ options }) => options.some(({ ordinal }) => ordinal !== null));
  const numbers = all.filter(({ type }) => type === "integer" || type === "decimal" || type === "quantity");
  return (withPoints.length > 0 ? withPoints : numbers).map(({ linkId }) => linkId);
}

/**
 * Questionnaire and answers as an expression expects them (FHIR R4), with the points of an option on its coding, so that `ordinal()`,
 * `weight()` and the extension itself all work. Built from the parsed questionnaire, not from the sender's file.
 */
export function expressionSubject(
  items: readonly QuestionnaireItem[],
  answered: readonly AnsweredItem[],
): ExpressionSubject {
  const byLinkId = new Map(allItems(items).map((item) => [item.linkId, item]));
  return {
    questionnaire: { resourceType: "Questionnaire", item: items.map(questionnaireItem) },
    response: {
      resourceType: "QuestionnaireResponse",
      status: "completed",
      item: answered.map((each) => responseItem(each, byLinkId)),
    },
  };
}

/** Whether a response is small enough to evaluate expressions over it. */
export function isEvaluable(answered: readonly AnsweredItem[]): boolean {
  return countAnswers(answered) <= answersMax;
}

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

function allItems(items: readonly QuestionnaireItem[]): QuestionnaireItem[] {
  return items.flatMap((item) => [item, ...allItems(item.items)]);
}

function questionnaireItem(item: QuestionnaireItem): Record<string, unknown> {
  const answerOption = item.options.map((option) => ({ ...valueElement(option.value, option.ordinal) }));
  return { linkId: item.linkId, type: item.type, answerOption, item: item.items.map(questionnaireItem) };
}

function responseItem(item: AnsweredItem, byLinkId: ReadonlyMap<string, QuestionnaireItem>): Record<string, unknown> {
  const options = byLinkId.get(item.linkId)?.options ?? [];
  const answer = item.answers.map(({ value, items }) => {
    const option = options.find((each) => isSameAnswer(each.value, value));
    // As the questionnaire writes the option, whatever type the sender chose.
    return {
      ...valueElement(option?.value ?? value, option?.ordinal ?? null),
      item: items.map((each) => responseItem(each, byLinkId)),
    };
  });
  return { linkId: item.linkId, answer, item: item.items.map((each) => responseItem(each, byLinkId)) };
}

function valueElement(value: AnswerValue, ordinal: number | null): Record<string, unknown> {
  const extension = ordinal === null ? undefined : [{ url: ordinalExtension, valueDecimal: ordinal }];
  switch (value.kind) {
    case "boolean":
      return { valueBoolean: value.value };
    case "number":
      return Number.isInteger(value.value) ? { valueInteger: value.value } : { valueDecimal: value.value };
    case "date":
      return { valueDate: value.value };
    case "dateTime":
      return { valueDateTime: value.value };
    case "time":
      return { valueTime: value.value };
    case "text":
      return { valueString: value.value };
    case "coding":
      return {
        valueCoding: { ...present({ system: value.system, code: value.code, display: value.display }), extension },
      };
    case "quantity":
      return { valueQuantity: present({ value: value.value, unit: value.unit, code: value.code }) };
    case "other":
      return {};
  }
}

function present(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
}
