import { isObject, type Json, type JsonObject } from "#server/fhir/format/json.ts";
import type { FhirIssue, IssueCode } from "#server/fhir/outcome.ts";
import { answerDepthMax, choiceKeys, readValue } from "#server/questionnaires/items/answer-rules.ts";

/**
 * The first issue in the items of a QuestionnaireResponse that cannot be read; null when every answer can be stored. A response is
 * accepted whole or not at all: an unreadable answer must not look like an unanswered question.
 */
export function structureIssue(response: JsonObject, place: string): FhirIssue | null {
  return itemsIssue(response, place, 0);
}

function itemsIssue(parent: JsonObject, place: string, depth: number): FhirIssue | null {
  const { item: items } = parent;
  if (items === undefined) return null;
  if (!Array.isArray(items)) return issue("structure", "Items are a list", `${place}.item`);
  if (depth > answerDepthMax) {
    const diagnostics = `Items deeper than ${answerDepthMax} levels are not read`;
    return issue("too-costly", diagnostics, `${place}.item`);
  }
  return firstOf(items, (item, index) => itemIssue(item, `${place}.item[${index}]`, depth));
}

function itemIssue(item: Json, place: string, depth: number): FhirIssue | null {
  if (!isObject(item)) return issue("structure", "An item is an object", place);
  const { linkId, answer: answers } = item;
  if (linkId === undefined) return issue("required", "Which question this answers", `${place}.linkId`);
  if (typeof linkId !== "string" || linkId.trim() === "") {
    return issue("value", "A linkId is a text that is not empty", `${place}.linkId`);
  }
  if (answers !== undefined && !Array.isArray(answers)) {
    return issue("structure", "Answers are a list", `${place}.answer`);
  }
  const found = firstOf(answers ?? [], (answer, index) => answerIssue(answer, `${place}.answer[${index}]`, depth));
  return found ?? itemsIssue(item, place, depth + 1);
}

function answerIssue(answer: Json, place: string, depth: number): FhirIssue | null {
  if (!isObject(answer)) return issue("structure", "An answer is an object", place);
  const [key, another] = choiceKeys(answer, "value");
  if (another !== undefined) return issue("structure", "An answer has one value", place);
  if (key !== undefined && !isReadable(answer, key)) {
    return issue("value", "This value is not of the type that its name says", `${place}.${key}`);
  }
  return itemsIssue(answer, place, depth + 1);
}

/** Some senders write an empty text for an unanswered question. */
function isReadable(answer: JsonObject, key: string): boolean {
  const value = answer[key];
  if (key === "valueAttachment" || key === "valueReference") return isObject(value);
  if (typeof value === "string" && value.trim() === "") return key === "valueString";
  const read = readValue(answer, "value");
  if (read === null || read.kind === "other") return false;
  if (!isObject(value)) return true;
  if (read.kind === "quantity" && value.value !== undefined && read.value === null) return false;
  return ["system", "code", "display", "unit"].every((part) => ["undefined", "string"].includes(typeof value[part]));
}

function firstOf(list: readonly Json[], look: (one: Json, index: number) => FhirIssue | null): FhirIssue | null {
  for (const [index, one] of list.entries()) {
    const found = look(one, index);
    if (found) return found;
  }
  return null;
}

function issue(code: IssueCode, diagnostics: string, expression: string): FhirIssue {
  return { severity: "error", code, diagnostics, expression: [expression] };
}
