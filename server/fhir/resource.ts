import type { JsonObject } from "./format/json.ts";

/** A FHIR resource in FHIR's JSON form. */
export type Resource = JsonObject & { resourceType: string };

/** Guarantee: interactions return resources and outcomes, made of texts, numbers, booleans, lists and objects only. */
export function asResource(value: object): Resource {
  return value as Resource;
}
