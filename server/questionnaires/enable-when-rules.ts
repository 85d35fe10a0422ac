import type { AnsweredItem, AnswerValue, EnableCondition, QuestionnaireItem } from "#db/terms/questionnaires.ts";

/**
 * What stands around an item, innermost first and the whole list last: the items of each group of the definition, and what was answered
 * in this turn of it.
 */
export type Surroundings = readonly {
  items: readonly QuestionnaireItem[];
  answered: readonly AnsweredItem[];
}[];

/**
 * Whether an item was shown to the patient, by its own condition. Without `enableWhen` it was. Several conditions mean ANY unless
 * the questionnaire says ALL (STU3 knows nothing else; R4 says it in enableBehavior).
 */
export function isShown(item: QuestionnaireItem, around: Surroundings): boolean {
  if (!item.enableWhen || item.enableWhen.conditions.length === 0) return true;
  const holds = (condition: EnableCondition) => isMet(condition, answersTo(condition.question, around));
  return item.enableWhen.behavior === "all"
    ? item.enableWhen.conditions.every(holds)
    : item.enableWhen.conditions.some(holds);
}

/**
 * Answers to a question in the innermost group that has it: left open in this turn of a repeated group is not answered, whatever
 * another turn says. A question that no group has is looked for in the whole list.
 */
function answersTo(linkId: string, around: Surroundings): AnswerValue[] {
  const nearest = around.find(({ items }) => hasItem(items, linkId)) ?? around.at(-1);
  return nearest ? answersIn(linkId, nearest.answered) : [];
}

function hasItem(items: readonly QuestionnaireItem[], linkId: string): boolean {
  return items.some((item) => item.linkId === linkId || hasItem(item.items, linkId));
}

/** Every answer to a question, wherever it stands. */
export function answersIn(linkId: string, items: readonly AnsweredItem[]): AnswerValue[] {
  return items.flatMap((item) => [
    ...(item.linkId === linkId ? item.answers.map((answer) => answer.value) : []),
    ...answersIn(linkId, item.items),
    ...item.answers.flatMap((answer) => answersIn(linkId, answer.items)),
  ]);
}

/** One condition over all answers to its question (FHIR R4, questionnaire-enable-operator). */
function isMet({ operator, answer }: EnableCondition, given: AnswerValue[]): boolean {
  switch (operator) {
    case "exists":
      return given.length > 0 === (answer.kind === "boolean" ? answer.value : true);
    case "=":
      return given.some((value) => isSameAnswer(value, answer));
    case "!=":
      return !given.some((value) => isSameAnswer(value, answer));
    default:
      return given.some((value) => isOrdered(order(value, answer), operator));
  }
}

function isOrdered(order: number | null, operator: ">" | "<" | ">=" | "<="): boolean {
  if (order === null) return false;
  switch (operator) {
    case ">":
      return order > 0;
    case "<":
      return order < 0;
    case ">=":
      return order >= 0;
    case "<=":
      return order <= 0;
  }
}

/** Negative, zero or positive; null when the two cannot be put in order (other units, other kinds). */
function order(left: AnswerValue, right: AnswerValue): number | null {
  const [leftNumber, rightNumber] = [numberOf(left), numberOf(right)];
  if (leftNumber !== null && rightNumber !== null) return isSameUnit(left, right) ? leftNumber - rightNumber : null;
  const [leftText, rightText] = [momentOf(left), momentOf(right)];
  if (leftText === null || rightText === null) return null;
  // Of two dates of different precision only the shared part says anything.
  const length = Math.min(leftText.length, rightText.length);
  return leftText.slice(0, length).localeCompare(rightText.slice(0, length), "en");
}

/** Whether two answers are the same one; a code without a system is compared by its code alone, one without a code by its words. */
export function isSameAnswer(left: AnswerValue, right: AnswerValue): boolean {
  if (left.kind === "coding" && right.kind === "coding") {
    if (left.system && right.system && left.system !== right.system) return false;
    if (left.code && right.code) return left.code === right.code;
    return left.display !== null && left.display === right.display;
  }
  if (left.kind === "coding" || right.kind === "coding") {
    const [coding, other] = left.kind === "coding" ? [left, right] : [right, left];
    if (coding.kind !== "coding" || other.kind !== "text") return false;
    return other.value === coding.code || other.value === coding.display;
  }
  if (left.kind === "boolean" || right.kind === "boolean") {
    return left.kind === "boolean" && right.kind === "boolean" && left.value === right.value;
  }
  if (left.kind === "text" && right.kind === "text") return left.value.trim() === right.value.trim();
  return order(left, right) === 0;
}

/** The number of a number or a quantity; null for anything else. */
export function numberOf(value: AnswerValue): number | null {
  return value.kind === "number" || value.kind === "quantity" ? value.value : null;
}

function isSameUnit(left: AnswerValue, right: AnswerValue): boolean {
  const units = [left, right].map((value) => (value.kind === "quantity" ? (value.code ?? value.unit) : null));
  return units[0] === null || units[1] === null || units[0] === units[1];
}

function momentOf(value: AnswerValue): string | null {
  return value.kind === "date" || value.kind === "dateTime" || value.kind === "time" ? value.value : null;
}
