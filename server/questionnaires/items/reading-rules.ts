import type { AnsweredItem, AnswerValue, QuestionnaireItem } from "#db/terms/questionnaires.ts";
import { withWords } from "./answer-rules.ts";
import type { AnswerLine } from "./contract.ts";
import { isShown, type Surroundings } from "./enable-when-rules.ts";
import { linkIdsUnder } from "./shown-rules.ts";

/**
 * The questionnaire with its answers, a line per item in the order in which the patient saw them. Not asked (its condition did not hold)
 * is distinct from unanswered. An answer to an item that should not have been shown, that the questionnaire does not have, or that is in
 * the wrong group, is kept and marked.
 */
export function readLines(items: readonly QuestionnaireItem[], answered: readonly AnsweredItem[]): AnswerLine[] {
  const lines = linesOf(items, answered, [{ items, answered }], 0, true);
  const placed = new Set(lines.filter((each) => each.values.length > 0).map((each) => each.linkId));
  return [...lines, ...strangers(answered, placed)];
}

function linesOf(
  items: readonly QuestionnaireItem[],
  answered: readonly AnsweredItem[],
  around: Surroundings,
  depth: number,
  isParentShown: boolean,
): AnswerLine[] {
  return items.flatMap((item) => {
    const given = answered.filter((each) => each.linkId === item.linkId);
    const shown = isParentShown && isShown(item, around);
    if (item.type === "display") return shown && item.text ? [line(item, depth, "text", [])] : [];
    if (item.type === "group")
      return groupLines(item, given.length > 0 ? given : looseIn(item, answered), around, depth, shown);
    const values = given.flatMap((each) => each.answers.map((answer) => withWords(answer.value, item)));
    const below = given.flatMap((each) => [...each.answers.flatMap((answer) => answer.items), ...each.items]);
    const state = stateOf(item, values, shown);
    const children = linesOf(item.items, below, inside(item, below, around), depth + 1, shown && values.length > 0);
    return [line(item, depth, state, values), ...children];
  });
}

function inside({ items }: QuestionnaireItem, answered: readonly AnsweredItem[], around: Surroundings): Surroundings {
  return [{ items, answered }, ...around];
}

/** A sender may omit groups: the items of this one are then found next to it. */
function looseIn(group: QuestionnaireItem, answered: readonly AnsweredItem[]): AnsweredItem[] {
  const own = new Set(linkIdsUnder(group));
  const items = answered.filter((each) => own.has(each.linkId));
  return items.length > 0 ? [{ linkId: group.linkId, text: null, answers: [], items }] : [];
}

/** A group once per occurrence; one that was not shown is a single line, without its items. */
function groupLines(
  item: QuestionnaireItem,
  given: readonly AnsweredItem[],
  around: Surroundings,
  depth: number,
  shown: boolean,
): AnswerLine[] {
  const isAnswered = given.some(hasAnswer);
  if (!shown && !isAnswered) return [line(item, depth, "not-shown", [])];
  const turns =
    given.length === 0
      ? [[]]
      : item.isRepeated
        ? given.map((each) => each.items)
        : [given.flatMap((each) => each.items)];
  return turns.flatMap((below, index) => {
    const occurrence = turns.length > 1 ? index + 1 : null;
    const head = { ...line(item, depth, shown ? "text" : "answered-not-shown", []), occurrence };
    return [head, ...linesOf(item.items, below, inside(item, below, around), depth + 1, shown)];
  });
}

function hasAnswer(item: AnsweredItem): boolean {
  return item.answers.length > 0 || item.items.some(hasAnswer);
}

function stateOf(item: QuestionnaireItem, values: AnswerValue[], shown: boolean): AnswerLine["state"] {
  if (values.length > 0) return shown ? "answered" : "answered-not-shown";
  if (!shown || item.isHidden) return "not-shown";
  return "open";
}

function line(item: QuestionnaireItem, depth: number, state: AnswerLine["state"], values: AnswerValue[]): AnswerLine {
  const kind = item.type === "group" ? "group" : item.type === "display" ? "display" : "question";
  const { linkId, prefix, text, isRequired } = item;
  return {
    linkId,
    kind,
    depth,
    prefix,
    text,
    isRequired,
    state,
    values,
    occurrence: null,
    points: null,
    isFlagged: false,
  };
}

function strangers(answered: readonly AnsweredItem[], placed: ReadonlySet<string>): AnswerLine[] {
  return answered.flatMap((item) => {
    const below = [...item.items, ...item.answers.flatMap((answer) => answer.items)];
    const own: AnswerLine[] =
      placed.has(item.linkId) || item.answers.length === 0
        ? []
        : [
            {
              linkId: item.linkId,
              kind: "question",
              depth: 0,
              prefix: null,
              text: item.text,
              isRequired: false,
              state: "unknown-item",
              values: item.answers.map((answer) => answer.value),
              occurrence: null,
              points: null,
              isFlagged: false,
            },
          ];
    return [...own, ...strangers(below, placed)];
  });
}
