import type { AnsweredItem, AnswerValue, QuestionnaireItem } from "#db/terms/questionnaires.ts";

/** A questionnaire with an answer to every question: what its expressions may have to compute with, before anybody answered. */
export function filledIn(items: readonly QuestionnaireItem[]): AnsweredItem[] {
  return items
    .filter(({ type }) => type !== "display")
    .map((item) => {
      const { linkId, text } = item;
      const below = filledIn(item.items);
      if (item.type === "group") return { linkId, text, answers: [], items: below };
      return { linkId, text, answers: [{ value: someAnswer(item), items: below }], items: [] };
    });
}

function someAnswer({ type, options: [option], unit }: QuestionnaireItem): AnswerValue {
  if (option) return option.value;
  switch (type) {
    case "boolean":
      return { kind: "boolean", value: true };
    case "integer":
    case "decimal":
      return { kind: "number", value: 1 };
    case "quantity":
      return { kind: "quantity", value: 1, unit: unit?.display ?? null, code: unit?.code ?? null };
    case "date":
      return { kind: "date", value: "2026-11-30" };
    case "dateTime":
      return { kind: "dateTime", value: "2026-11-30T12:00:00Z" };
    case "time":
      return { kind: "time", value: "12:00:00" };
    default:
      return { kind: "text", value: "x" };
  }
}
