import type { AnsweredItem, AnswerValue, QuestionnaireItem } from "#db/terms/questionnaires.ts";
import { isSameAnswer } from "./enable-when-rules.ts";

/** A JSON object that has not been validated. */
export type Raw = Record<string, unknown>;

/** Items nested deeper are ignored; real questionnaires come nowhere near. */
export const answerDepthMax = 20;

/**
 * The answers of a QuestionnaireResponse (STU3 or R4) as a tree. Anything that is not an item is skipped; this never throws. An answer
 * without a value is kept when it has nested items.
 */
export function readAnswers(response: unknown): AnsweredItem[] {
  return isRaw(response) ? itemsOf(response, 0) : [];
}

function itemsOf(parent: Raw, depth: number): AnsweredItem[] {
  if (depth > answerDepthMax) return [];
  return listOf(parent.item).flatMap((item) => {
    const linkId = textOf(item.linkId);
    if (linkId === null) return [];
    const answers = listOf(item.answer).flatMap((answer) => {
      const [value, items] = [readValue(answer, "value"), itemsOf(answer, depth + 1)];
      if (value) return [{ value, items }];
      return items.length > 0 ? [{ value: { kind: "other" as const, type: "" }, items }] : [];
    });
    return [{ linkId, text: textOf(item.text), answers, items: itemsOf(item, depth + 1) }];
  });
}

/**
 * The choice element `value[x]` (or `answer[x]`, `initial[x]`) of an element; null when absent. As lenient as senders are: a quantity may
 * lack its unit, a coding its system, and a number may be text.
 */
export function readValue(element: Raw, name: string): AnswerValue | null {
  const [key] = choiceKeys(element, name);
  if (key === undefined) return null;
  const type = key.slice(name.length);
  const value = element[key];
  switch (type) {
    case "Boolean":
      return value === true || value === "true"
        ? { kind: "boolean", value: true }
        : value === false || value === "false"
          ? { kind: "boolean", value: false }
          : null;
    case "Decimal":
    case "Integer":
    case "PositiveInt":
    case "UnsignedInt": {
      const number = readNumber(value);
      return number === null ? null : { kind: "number", value: number };
    }
    case "Date":
      return momentValue("date", value);
    case "DateTime":
    case "Instant":
      return momentValue("dateTime", value);
    case "Time":
      return momentValue("time", value);
    case "String":
    case "Uri":
    case "Code":
    case "Markdown": {
      const text = textOf(value);
      return text === null ? null : { kind: "text", value: text };
    }
    case "Coding":
      return isRaw(value) ? { kind: "coding", ...readCode(value) } : null;
    case "Quantity":
      if (!isRaw(value)) return null;
      return {
        kind: "quantity",
        value: readNumber(value.value),
        unit: textOf(value.unit),
        code: textOf(value.code),
      };
    default:
      return { kind: "other", type };
  }
}

/** The keys of an element that match `value[x]` (or `answer[x]`, `initial[x]`). */
export function choiceKeys(element: Raw, name: string): string[] {
  return Object.keys(element).filter((each) => each.startsWith(name) && /^[A-Z]/.test(each.slice(name.length)));
}

export function readCode(value: Raw) {
  return { system: textOf(value.system), code: textOf(value.code), display: textOf(value.display) };
}

/**
 * The answer in the words of the exact version answered: an option gets the questionnaire's display, whatever was sent; a quantity
 * without a unit gets the unit of its question.
 */
export function withWords(value: AnswerValue, item: QuestionnaireItem): AnswerValue {
  if (value.kind === "quantity" && value.unit === null && value.code === null && item.unit) {
    return { ...value, unit: item.unit.display ?? item.unit.code, code: item.unit.code };
  }
  if (value.kind !== "coding") return value;
  const option = item.options.find(({ value: each }) => isSameAnswer(each, value));
  return option?.value.kind === "coding" ? { ...value, display: option.value.display ?? value.display } : value;
}

export function isRaw(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The objects of an array; a single object counts as an array of one. */
export function listOf(value: unknown): Raw[] {
  if (isRaw(value)) return [value];
  return Array.isArray(value) ? value.filter(isRaw) : [];
}

export function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** A number, also when kept as text for its precision. */
export function readNumber(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

function momentValue(kind: "date" | "dateTime" | "time", value: unknown): AnswerValue | null {
  const text = textOf(value);
  return text === null ? null : { kind, value: text };
}
