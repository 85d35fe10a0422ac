import { isObject, type Json } from "./format/json.ts";
import type { FhirIssue } from "./outcome.ts";

/** https://simplifier.net/packages/nictiz.fhir.nl.stu3.zib2017: the naming system of the BSN, in both releases. */
export const bsnSystem = "http://fhir.nl/fhir/NamingSystem/bsn";
export const bsnNames = [bsnSystem, "urn:oid:2.16.840.1.113883.2.4.6.3"];

/**
 * Where a resource holds a BSN that is not masked, or null. MedMij allows none between PGO and DVA, so a body with one is refused,
 * whoever's it is, and nothing of it is stored.
 */
export function placeOfBsn(value: Json, place: string): string | null {
  const below = bsnBelow(value);
  return below === null ? null : `${place}${below}`;
}

/** The issue for a BSN in a body; it does not repeat the number. */
export function bsnIssue(expression: string): FhirIssue {
  const diagnostics = "A BSN does not belong in a body: mask it (data-absent-reason)";
  return { severity: "error", code: "security", diagnostics, expression: [expression] };
}

/** The path to the BSN. Every body is searched and hardly any holds one, so the path is only built on the way back. */
function bsnBelow(value: Json): string | null {
  if (Array.isArray(value)) {
    for (const [at, part] of value.entries()) {
      const found = bsnBelow(part);
      if (found !== null) return `[${at}]${found}`;
    }
    return null;
  }
  if (!isObject(value)) return null;
  if (typeof value.system === "string" && bsnNames.includes(value.system) && value.value !== undefined) return ".value";
  for (const name of Object.keys(value)) {
    const part = value[name];
    if (typeof part !== "object" || part === null) continue;
    const found = bsnBelow(part);
    if (found !== null) return /^\w{1,64}$/.test(name) ? `.${name}${found}` : found;
  }
  return null;
}
