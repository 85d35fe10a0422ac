import { parse } from "fhirpath";
import type { AnsweredItem, AnswerValue, QuestionnaireItem } from "#db/terms/questionnaires.ts";
import { isSameAnswer } from "./enable-when-rules.ts";

const expressionMax = 1_000;
const ordinalExtension = "http://hl7.org/fhir/StructureDefinition/ordinalValue";

/**
 * The part of FHIRPath that a score may use: choosing, counting and arithmetic. Nothing that fetches (resolve, memberOf), matches
 * patterns, repeats or builds ever longer text.
 */
const allowedFunctions = new Set([
  ...[
    "where",
    "select",
    "first",
    "last",
    "exists",
    "empty",
    "all",
    "count",
    "distinct",
    "not",
    "iif",
    "is",
    "as",
    "ofType",
  ],
  ...["sum", "min", "max", "avg", "round", "floor", "ceiling", "abs", "truncate", "power", "sqrt"],
  ...["toInteger", "toDecimal", "ordinal", "weight", "descendants", "item", "hasValue", "intersect"],
]);
const allowedVariables = new Set(["resource", "questionnaire", "context"]);
/** `descendants()` within `descendants()` multiplies. */
const descendantsMax = 2;

/** Whether an expression stays within what Balie evaluates. Never throws. */
export function isSafeExpression(expression: string): boolean {
  if (expression.length > expressionMax) return false;
  try {
    const nodes = nodesOf(parse(expression));
    const functions = nodes.filter((node) => node.type === "Functn").map((node) => node.text ?? nameIn(node));
    const variables = nodes
      .filter((node) => node.type === "ExternalConstantTerm")
      .map((node) => node.text ?? nameIn(node));
    return (
      functions.every((name) => allowedFunctions.has(name)) &&
      variables.every((name) => allowedVariables.has(name)) &&
      functions.filter((name) => name === "descendants").length <= descendantsMax
    );
  } catch {
    return false;
  }
}

type Node = { type: string; text?: string; children?: Node[] };

function nodesOf(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)];
}

function nameIn(node: Node): string {
  return nodesOf(node).find((each) => each.type === "Identifier")?.text ?? "";
}

/**
 * Questionnaire and answers as an expression expects them (FHIR R4), with the points of an option on its code, so that
 * `ordinal()`, `weight()` and the extension itself all work. Made from what was understood, not from the sender's file.
 */
export function expressionInput(items: readonly QuestionnaireItem[], answered: readonly AnsweredItem[]) {
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
    const ordinal = options.find((option) => isSameAnswer(option.value, value))?.ordinal ?? null;
    return { ...valueElement(value, ordinal), item: items.map((each) => responseItem(each, byLinkId)) };
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
