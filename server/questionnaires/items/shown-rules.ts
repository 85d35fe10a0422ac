import type { AnsweredItem, QuestionnaireItem } from "#db/terms/questionnaires.ts";
import { isShown, type Surroundings } from "./enable-when-rules.ts";

/**
 * The answers to questions that were shown. What was answered under a condition that no longer holds stays with the response, and is
 * neither scored nor flagged. Answers to items that the questionnaire does not have are left as they are.
 */
export function shownAnswers(
  items: readonly QuestionnaireItem[],
  answered: readonly AnsweredItem[],
  around: Surroundings = [{ items, answered }],
): AnsweredItem[] {
  const byLinkId = Map.groupBy(answered, ({ linkId }) => linkId);
  // One place for all turns of an item, so that what is in it is decided once.
  const places = new Map<string, Surroundings>();
  return answered.flatMap((given) => {
    const item = items.find(({ linkId }) => linkId === given.linkId);
    if (!item) return looseAnswers(items, given, answered, around, places);
    if (!isShown(item, around)) return [];
    const isTurn = item.isRepeated && item.type === "group";
    const own = isTurn ? [given] : (byLinkId.get(item.linkId) ?? []);
    const inside = (isTurn ? undefined : places.get(item.linkId)) ?? [
      {
        items: item.items,
        answered: own.flatMap((one) => [...one.answers.flatMap((answer) => answer.items), ...one.items]),
      },
      ...around,
    ];
    places.set(item.linkId, inside);
    const answers = given.answers.map((answer) => ({
      ...answer,
      items: shownAnswers(item.items, answer.items, inside),
    }));
    return [{ ...given, answers, items: shownAnswers(item.items, given.items, inside) }];
  });
}

/** A sender may omit groups: the items of one are then found next to it. */
function looseAnswers(
  items: readonly QuestionnaireItem[],
  given: AnsweredItem,
  answered: readonly AnsweredItem[],
  around: Surroundings,
  places: Map<string, Surroundings>,
): AnsweredItem[] {
  const group = items.find((item) => item.type === "group" && linkIdsUnder(item).includes(given.linkId));
  if (!group) return [given];
  if (!isShown(group, around)) return [];
  const key = `loose ${group.linkId}`;
  const inside = places.get(key) ?? [{ items: group.items, answered: answersUnder(group, answered) }, ...around];
  places.set(key, inside);
  return shownAnswers(group.items, [given], inside);
}

function answersUnder(group: QuestionnaireItem, answered: readonly AnsweredItem[]): AnsweredItem[] {
  const own = new Set(linkIdsUnder(group));
  return answered.filter(({ linkId }) => own.has(linkId));
}

/** The link ids of an item and of everything in it. */
export function linkIdsUnder(item: QuestionnaireItem): string[] {
  const known = under.get(item) ?? [item.linkId, ...item.items.flatMap(linkIdsUnder)];
  under.set(item, known);
  return known;
}

const under = new WeakMap<QuestionnaireItem, string[]>();
