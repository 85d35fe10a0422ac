import { isObject, type Json, type JsonObject } from "#server/fhir/format/json.ts";
import type { Resource } from "#server/fhir/sender.ts";

/** Where the questionnaire of a task is: "Questionnaire/018f…", or an address elsewhere; null when the task names none. */
export function questionnaireOf(task: Resource): string | null {
  for (const input of listOf(task.input)) {
    const reference = isObject(input.valueReference) ? input.valueReference.reference : input.valueCanonical;
    if (typeof reference === "string" && reference.includes("Questionnaire/")) return reference;
  }
  return null;
}

/** Answers as somebody who always takes the nth choice would give them; the rest gets a plain value of its type. */
export function inventAnswers(questionnaire: Resource, choice: number, authored: string): Resource {
  const { id, url, version, item } = questionnaire;
  const canonical = typeof url === "string" ? `${url}${typeof version === "string" ? `|${version}` : ""}` : "";
  const isStu3 = !listOf(item).some((one) => "answerOption" in one) && "option" in (firstChoice(listOf(item)) ?? {});
  return {
    resourceType: "QuestionnaireResponse",
    questionnaire: isStu3 ? { reference: `Questionnaire/${id}` } : canonical || `Questionnaire/${id}`,
    status: "completed",
    authored,
    item: listOf(item).flatMap((one) => answered(one, choice)),
  };
}

/** A task that is done, with the answers that come in the same transaction. */
export function completedTask(task: Resource, answersUrl: string): Resource {
  const output = [{ type: { text: "QuestionnaireResponse" }, valueReference: { reference: answersUrl } }];
  return { ...task, status: "completed", lastModified: new Date().toISOString(), output };
}

function answered(item: JsonObject, choice: number): JsonObject[] {
  const { linkId, type } = item;
  if (typeof linkId !== "string" || type === "display") return [];
  const within = listOf(item.item).flatMap((one) => answered(one, choice));
  if (type === "group") return [{ linkId, ...(within.length > 0 ? { item: within } : {}) }];
  const value = valueFor(item, choice);
  return value ? [{ linkId, answer: [value] }] : [];
}

function valueFor(item: JsonObject, choice: number): JsonObject | null {
  switch (item.type) {
    case "choice":
    case "open-choice": {
      const options = listOf(item.answerOption ?? item.option);
      const option = options[Math.min(choice, options.length - 1)];
      return option && isObject(option.valueCoding) ? { valueCoding: option.valueCoding } : null;
    }
    case "boolean":
      return { valueBoolean: choice > 0 };
    case "integer":
      return { valueInteger: choice };
    case "decimal":
      return { valueDecimal: choice };
    case "date":
      return { valueDate: new Date().toISOString().slice(0, 10) };
    case "string":
    case "text":
      return { valueString: "Geen bijzonderheden" };
    default:
      return null;
  }
}

function firstChoice(items: readonly JsonObject[]): JsonObject | undefined {
  for (const item of items) {
    const found = item.type === "choice" ? item : firstChoice(listOf(item.item));
    if (found) return found;
  }
  return undefined;
}

function listOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
