/** Any JSON value; not checked against FHIR. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

/**
 * Decimals of an object in the digits as written, by name, where a number would lose some: 80.0 is more precise than 80
 * (https://hl7.org/fhir/R4/datatypes.html#decimal). Beside the object, so that whoever only computes sees numbers.
 */
const decimals = new WeakMap<JsonObject, Record<string, string>>();
const plainDecimal = /^-?(0|[1-9][0-9]{0,99})(\.[0-9]{1,99})?$/;

export function keepDecimal(object: JsonObject, name: string, written: string): void {
  if (String(object[name]) === written || !plainDecimal.test(written)) return;
  decimals.set(object, { ...decimals.get(object), [name]: written });
}

/** The decimal as it was written; null when its number says it all. */
export function decimalAsWritten(object: JsonObject, name: string): string | null {
  const kept = decimals.get(object);
  return kept !== undefined && Object.hasOwn(kept, name) ? (kept[name] ?? null) : null;
}

declare global {
  /** Node has it, TypeScript's library not yet (ECMA-262, JSON.parse source text access). */
  interface JSON {
    rawJSON(text: string): JsonObject;
    isRawJSON(value: unknown): value is { rawJSON: string };
  }
}

/** A number that is written with exactly these digits, in JSON and in XML. */
export function decimal(written: string): Json {
  return JSON.rawJSON(written);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
