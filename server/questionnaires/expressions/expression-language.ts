import { evaluate, parse } from "fhirpath";
import r4 from "fhirpath/fhir-context/r4";
import type { ExpressionResult, ExpressionSubject } from "./expression-task.ts";

/**
 * FHIRPath, as far as a score needs it. Loaded by `expression-worker.ts` alone: parsing takes up to a second for a thousand characters, and
 * nothing can interrupt it but the end of its thread.
 */

/**
 * The subset of FHIRPath a score may use: selection, counting and arithmetic. Nothing that fetches (resolve, memberOf), matches patterns,
 * repeats, or builds ever longer strings.
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
/** Nested `descendants()` multiply. */
const descendantsMax = 2;

/** Whether an expression stays within the supported subset, the texts in it, and its value if it does. Never throws. */
export function runExpression(expression: string, subject: ExpressionSubject): ExpressionResult {
  try {
    const nodes = nodesOf(parse(expression));
    const isSafe = isSafeSubset(nodes);
    return { isSafe, texts: textsIn(nodes), value: isSafe ? numberOf(expression, subject) : null };
  } catch {
    return { isSafe: false, texts: [], value: null };
  }
}

/** The one number that an expression yields; null when it yields none. */
function numberOf(expression: string, { questionnaire, response }: ExpressionSubject): number | null {
  try {
    const found: unknown = evaluate(response, expression, { questionnaire, resource: response }, r4);
    const [first, ...others] = Array.isArray(found) ? found : [];
    return others.length === 0 && typeof first === "number" && Number.isFinite(first) ? first : null;
  } catch {
    // Not logged: both the expression and the message can contain an answer. The response says that it has no score.
    return null;
  }
}

function isSafeSubset(nodes: readonly Node[]): boolean {
  const functions = nodes.filter((node) => node.type === "Functn").map((node) => node.text ?? nameIn(node));
  const variables = nodes
    .filter((node) => node.type === "ExternalConstantTerm")
    .map((node) => node.text ?? nameIn(node));
  return (
    functions.every((name) => allowedFunctions.has(name)) &&
    variables.every((name) => allowedVariables.has(name)) &&
    functions.filter((name) => name === "descendants").length <= descendantsMax
  );
}

function textsIn(nodes: readonly Node[]): string[] {
  return nodes
    .filter(({ type, text }) => type === "LiteralTerm" && text?.startsWith("'"))
    .map(({ text = "" }) => text.slice(1, -1));
}

type Node = { type: string; text?: string; children?: Node[] };

function nodesOf(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)];
}

function nameIn(node: Node): string {
  return nodesOf(node).find((each) => each.type === "Identifier")?.text ?? "";
}
