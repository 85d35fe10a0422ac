import { getLocation, type ParseError, visit } from "jsonc-parser";
import type { Read } from "#server/fhir/outcome.ts";
import type { Json, JsonObject } from "./json.ts";
import { isObject, keepDecimal } from "./json.ts";
import type { BodyLimits } from "./limits.ts";
import { expressionOf, placeAt } from "./place.ts";
import { scanJson, type TextProblem, type TextSpan } from "./scan-json.ts";

/** A resource in JSON form, the spans of its entry resources, and the number of elements unknown to FHIR (XML only). */
export type ReadText = { resource: JsonObject; entries: (TextSpan | null)[]; unknownCount: number };

/**
 * Parses the JSON text of one resource, with the span of each `Bundle.entry.resource`. Strict (RFC 8259): no comments, no trailing
 * commas, no duplicate names. A member named `__proto__` is dropped. Issues never quote the text.
 */
export function readJson(text: string, limits: BodyLimits): Read<ReadText> {
  const scan = scanJson(text, limits);
  if (scan.problem !== null) return refusal(text, scan.problem);
  const parsed = parse(text, scan.hasForeignPrototype);
  if (!parsed.ok) return refusal(text, problemOfGrammar(text));
  if (!isObject(parsed.value)) {
    return refusal(text, { code: "structure", diagnostics: "A resource is an object", offset: 0, path: [] });
  }
  return { ok: true, value: { resource: parsed.value, entries: scan.entries, unknownCount: 0 } };
}

function parse(text: string, dropsPrototype: boolean): { ok: true; value: Json } | { ok: false } {
  try {
    // A reviver costs several times the parse, and most bodies need none.
    if (!dropsPrototype && !hasTrailingZero.test(text)) return { ok: true, value: JSON.parse(text) };
    return { ok: true, value: JSON.parse(text, revive) };
  } catch {
    // V8 quotes the text in its message; the position is found below instead.
    return { ok: false };
  }
}

const hasTrailingZero = /\.[0-9]*0\s*[,}]/;

/** JSON.parse passes the source text of a primitive (ECMA-262, JSON.parse source text access). */
function revive(this: JsonObject, name: string, value: Json, context?: { source?: string }): Json | undefined {
  if (name === "__proto__") return undefined;
  if (typeof value === "number" && context?.source !== undefined && isObject(this)) {
    keepDecimal(this, name, context.source);
  }
  return value;
}

/** Finds the position of a syntax error. The scan has bounded the depth, and with it the recursion of jsonc-parser. */
function problemOfGrammar(text: string): TextProblem {
  const errors: ParseError[] = [];
  visit(
    text,
    { onError: (error, offset, length) => errors.push({ error, offset, length }) },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
  );
  const offset = errors[0]?.offset ?? 0;
  return { code: "invalid", diagnostics: "Not well-formed JSON", offset, path: [...getLocation(text, offset).path] };
}

function refusal(text: string, problem: TextProblem): Read<ReadText> {
  const root = /^\s*\{\s*"resourceType"\s*:\s*"([A-Za-z]{1,64})"/.exec(text)?.[1] ?? null;
  return {
    ok: false,
    issues: [
      {
        severity: "fatal",
        code: problem.code,
        diagnostics: problem.diagnostics,
        expression: expressionOf(root, problem.path),
        ...placeAt(text, problem.offset),
      },
    ],
  };
}
