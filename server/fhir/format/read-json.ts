import { getLocation, type ParseError, visit } from "jsonc-parser";
import type { Read } from "#server/fhir/outcome.ts";
import type { Json, JsonObject } from "./json.ts";
import { isObject } from "./json.ts";
import type { BodyLimits } from "./limits.ts";
import { expressionOf, placeAt } from "./place.ts";
import { scanJson, type TextProblem, type TextSpan } from "./scan-json.ts";

/** A resource in FHIR's JSON form, where the resources of its entries stand, and how many elements FHIR does not have (XML only). */
export type ReadText = { resource: JsonObject; entries: (TextSpan | null)[]; unknownCount: number };

/**
 * JSON text of one resource to its value, with the place of each `Bundle.entry.resource` in the text. Strict (RFC 8259): no comments, no
 * trailing commas, no name twice. A member named `__proto__` is dropped. Issues never quote the text.
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
    if (!dropsPrototype) return { ok: true, value: JSON.parse(text) };
    return { ok: true, value: JSON.parse(text, (name, value) => (name === "__proto__" ? undefined : value)) };
  } catch {
    // V8 quotes the text in its message; where it goes wrong is looked up below instead.
    return { ok: false };
  }
}

/** Where JSON stops being JSON. The scan has bounded the depth, so the recursion of jsonc-parser is bounded too. */
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
