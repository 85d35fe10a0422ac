import fc from "fast-check";
import { z } from "zod";
import { member } from "./member.ts";

/** Ids to call a procedure with, by field name. */
export type IdsByColumn = (column: string) => readonly string[];

type Shape = Record<string, unknown>;
type Source = { ids: IdsByColumn; words: readonly string[] };

/** Strings with a meaning for some field, and some without a meaning for any. */
const usualWords = [
  "a",
  "harderwijk@medmij",
  "12345678",
  "2026-11-01",
  "48",
  "yes",
  "de linde",
  "%",
  "' or true --",
  "ria@voorbeeld.test",
  "de\u0000linde",
  "linde \ud800",
];

/**
 * Inputs that pass a procedure's own contract, with the given ids in every place where an id can be. They are derived
 * from the contract, so a new procedure is covered automatically.
 */
export function inventedInput(
  contract: unknown,
  ids: IdsByColumn,
  words: readonly string[] = usualWords,
): fc.Arbitrary<unknown> {
  if (!(contract instanceof z.ZodType)) return fc.constant(undefined);
  const shape: Shape = { ...z.toJSONSchema(contract, { io: "input", unrepresentable: "any" }) };
  return fc.oneof(
    { weight: 9, arbitrary: inventedValue(shape, "", { ids, words }) },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
}

/** The combined input schema of a procedure: `canOpen` asks for the patient, and the procedure for the rest. */
export function contractOf(procedure: unknown): unknown {
  const inputs = member(member(procedure, "_def"), "inputs");
  if (!Array.isArray(inputs) || inputs.length < 2) return Array.isArray(inputs) ? inputs[0] : undefined;
  return z.object(Object.assign({}, ...inputs.map((input) => member(input, "shape"))));
}

function inventedValue(shape: Shape, name: string, source: Source): fc.Arbitrary<unknown> {
  const { const: only, enum: choices, anyOf, oneOf, type } = shape;
  if (only !== undefined) return fc.constant(only);
  if (Array.isArray(choices)) return fc.constantFrom(...choices);
  const ways = Array.isArray(anyOf) ? anyOf : oneOf;
  if (Array.isArray(ways)) return fc.oneof(...ways.filter(isShape).map((way) => inventedValue(way, name, source)));
  switch (type) {
    case "object":
      return objectOf(shape, source);
    case "array":
      return fc.array(isShape(shape.items) ? inventedValue(shape.items, name, source) : fc.constant(null), {
        maxLength: 3,
      });
    case "integer":
    case "number":
      return fc.integer({ min: numberOr(shape.minimum, -2), max: Math.min(numberOr(shape.maximum, 50), 1_000) });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "string":
      return textOf(shape, name, source);
    default:
      return fc.constantFrom(undefined, null, ...source.words);
  }
}

function objectOf(shape: Shape, source: Source): fc.Arbitrary<unknown> {
  const properties = isShape(shape.properties) ? Object.entries(shape.properties) : [];
  const fields = properties.filter((entry): entry is [string, Shape] => isShape(entry[1]));
  const required = Array.isArray(shape.required) ? shape.required.filter((key) => typeof key === "string") : [];
  return fc.record(Object.fromEntries(fields.map(([key, field]) => [key, inventedValue(field, key, source)])), {
    requiredKeys: required,
  });
}

function textOf(shape: Shape, name: string, { ids, words }: Source): fc.Arbitrary<unknown> {
  if (isIdField(shape, name)) return fc.constantFrom(...ids(columnOf(name)));
  if (shape.format === "email") return fc.constantFrom("ria@voorbeeld.test", "jan@voorbeeld.test");
  if (shape.format === "date") return fc.constantFrom("2026-11-01", "2026-10-01");
  if (shape.format === "uri") return fc.constantFrom("https://voorbeeld.test/a");
  const length = numberOr(shape.minLength, 0);
  return fc.constantFrom(...words).map((text) => text.padEnd(length, "a"));
}

function isIdField(shape: Shape, name: string): boolean {
  return shape.format === "uuid" || name.endsWith("Id");
}

/** caseId in a contract is case_id in the database. */
function columnOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function isShape(value: unknown): value is Shape {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === "number" && Number.isFinite(value) ? value : otherwise;
}
