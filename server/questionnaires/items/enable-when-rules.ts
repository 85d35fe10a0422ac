import type { AnsweredItem, AnswerValue, EnableCondition, QuestionnaireItem } from "#db/terms/questionnaires.ts";

/**
 * The enclosing groups of an item, innermost first and the questionnaire itself last: the items each group defines, and the answers in
 * this occurrence of it.
 */
export type Surroundings = readonly {
  items: readonly QuestionnaireItem[];
  answered: readonly AnsweredItem[];
}[];

/**
 * Whether an item was shown to the patient, by its own `enableWhen`; without one it was. Several conditions mean ANY unless the
 * questionnaire says ALL (STU3 has only ANY; R4 has enableBehavior). A condition on a question that was itself not shown does not hold,
 * whatever its operator and at any depth: an answer that was left behind decides nothing. Conditions that lead back to themselves are
 * decided by the answers alone.
 */
export function isShown(item: QuestionnaireItem, around: Surroundings): boolean {
  const [place] = around;
  if (!item.enableWhen || !place) return true;
  const known = decided.get(place) ?? new Map<string, boolean>();
  decided.set(place, known);
  const before = known.get(item.linkId);
  if (before !== undefined) return before;
  const shown = isShownBelow(item, around, { asking: new Set(), known: new Map() });
  known.set(item.linkId, shown);
  return shown;
}

/** A sender may repeat an item thousands of times: it is decided once in each of its surroundings, which never change. */
const decided = new WeakMap<Surroundings[number], Map<string, boolean>>();

/** `asking`: the questions on the way here; `known`: what was decided, by the surroundings of the question. */
type Search = { asking: ReadonlySet<string>; known: Map<Surroundings[number], Map<string, boolean>> };

function isShownBelow(item: QuestionnaireItem, around: Surroundings, search: Search): boolean {
  if (!item.enableWhen || item.enableWhen.conditions.length === 0) return true;
  const holds = (condition: EnableCondition) => {
    const place = surroundingsOf(condition.question, around);
    const answers = answersIn(condition.question, place[0]?.answered ?? []);
    return isMet(condition, answers) && isQuestionShown(condition.question, place, search);
  };
  return item.enableWhen.behavior === "all"
    ? item.enableWhen.conditions.every(holds)
    : item.enableWhen.conditions.some(holds);
}

/**
 * A question is searched in the innermost group that defines it: unanswered in this occurrence of a repeated group is unanswered,
 * whatever other occurrences hold. One that no enclosing group defines is searched in the whole questionnaire.
 */
function surroundingsOf(linkId: string, around: Surroundings): Surroundings {
  const at = around.findIndex(({ items }) => pathTo(linkId, items) !== null);
  return around.slice(at === -1 ? Math.max(0, around.length - 1) : at);
}

/** Whether a question, and all that it is nested in up to the group where it was found, was shown. */
function isQuestionShown(linkId: string, around: Surroundings, { asking, known }: Search): boolean {
  const [place] = around;
  const path = place ? pathTo(linkId, place.items) : null;
  if (!place || path === null || asking.has(linkId)) return true;
  const decided = known.get(place) ?? new Map<string, boolean>();
  known.set(place, decided);
  const before = decided.get(linkId);
  if (before !== undefined) return before;
  const search = { asking: new Set([...asking, linkId]), known };
  let here = around;
  const shown = path.every((item) => {
    const isHere = isShownBelow(item, here, search);
    here = [{ items: item.items, answered: answersBelow(item.linkId, here[0]?.answered ?? []) }, ...here];
    return isHere;
  });
  decided.set(linkId, shown);
  return shown;
}

/** The items from the outermost down to the one with this link id; null without one. */
function pathTo(linkId: string, items: readonly QuestionnaireItem[]): readonly QuestionnaireItem[] | null {
  const known = paths.get(items) ?? new Map(pathsIn(items, []).toReversed());
  paths.set(items, known);
  return known.get(linkId) ?? null;
}

/** Found once for all conditions that ask for them. */
const paths = new WeakMap<readonly QuestionnaireItem[], Map<string, readonly QuestionnaireItem[]>>();

function pathsIn(
  items: readonly QuestionnaireItem[],
  above: readonly QuestionnaireItem[],
): [string, readonly QuestionnaireItem[]][] {
  return items.flatMap((item) => {
    const path = [...above, item];
    return [[item.linkId, path], ...pathsIn(item.items, path)];
  });
}

/** What was answered inside an item; where the sender omitted the item, whatever lies next to it. */
function answersBelow(linkId: string, answered: readonly AnsweredItem[]): readonly AnsweredItem[] {
  const own = answered.filter((one) => one.linkId === linkId);
  if (own.length === 0) return answered;
  return own.flatMap((one) => [...one.answers.flatMap((answer) => answer.items), ...one.items]);
}

/** Every answer to a question, at any depth. */
export function answersIn(linkId: string, items: readonly AnsweredItem[]): AnswerValue[] {
  const known = given.get(items) ?? Map.groupBy(valuesIn(items), ({ linkId }) => linkId);
  given.set(items, known);
  return (known.get(linkId) ?? []).map(({ value }) => value);
}

type Given = { linkId: string; value: AnswerValue };

/** Found once for all conditions and scores that ask for them: a response never changes. */
const given = new WeakMap<readonly AnsweredItem[], Map<string, Given[]>>();

function valuesIn(items: readonly AnsweredItem[]): Given[] {
  return items.flatMap(({ linkId, answers, items: below }) => [
    ...answers.map(({ value }) => ({ linkId, value })),
    ...valuesIn(below),
    ...answers.flatMap((answer) => valuesIn(answer.items)),
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

/** Negative, zero or positive; null when the two cannot be ordered (different units or types). */
function order(left: AnswerValue, right: AnswerValue): number | null {
  const [leftNumber, rightNumber] = [numberOf(left), numberOf(right)];
  if (leftNumber !== null && rightNumber !== null) return isSameUnit(left, right) ? leftNumber - rightNumber : null;
  const [leftText, rightText] = [momentOf(left), momentOf(right)];
  if (leftText === null || rightText === null) return null;
  // Two dates of different precision are compared at the lower one.
  const length = Math.min(leftText.length, rightText.length);
  return leftText.slice(0, length).localeCompare(rightText.slice(0, length), "en");
}

/**
 * Whether two answers are equal, whatever type they were sent as: a coding without a system is compared by its code, one without a code
 * by its display; the code or text "3" is the number 3.
 */
export function isSameAnswer(left: AnswerValue, right: AnswerValue): boolean {
  if (left.kind === "coding" && right.kind === "coding") {
    if (left.system && right.system && left.system !== right.system) return false;
    if (left.code && right.code) return left.code === right.code;
    return left.display !== null && left.display === right.display;
  }
  if (left.kind === "boolean" || right.kind === "boolean") {
    return left.kind === "boolean" && right.kind === "boolean" && left.value === right.value;
  }
  const [texts, others] = [textsOf(left), textsOf(right)];
  if (texts.some((text) => others.includes(text))) return true;
  if (texts.length > 0 && others.length > 0) return false;
  return texts.length > 0 || others.length > 0
    ? [...texts, ...others].some((text) => isWritten(texts.length > 0 ? right : left, text))
    : order(left, right) === 0;
}

/** The words by which an answer may be known. */
function textsOf(value: AnswerValue): string[] {
  if (value.kind === "text") return [value.value.trim()];
  if (value.kind !== "coding") return [];
  return [value.code, value.display].flatMap((text) => text?.trim() ?? []);
}

/** Whether a number, date or time is what this text says. */
function isWritten(value: AnswerValue, text: string): boolean {
  const number = numberOf(value);
  if (number !== null) return /^[+-]?\d+([.,]\d+)?$/.test(text) && Number(text.replace(",", ".")) === number;
  return momentOf(value) === text;
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
