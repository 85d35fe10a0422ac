import { isObject, type Json } from "./format/json.ts";

/** https://simplifier.net/packages/nictiz.fhir.nl.stu3.zib2017: the naming system of the BSN, in both releases. */
export const bsnSystem = "http://fhir.nl/fhir/NamingSystem/bsn";
const bsnNames = [bsnSystem, "urn:oid:2.16.840.1.113883.2.4.6.3"];

/**
 * Where a resource holds a BSN that is not masked, or null. Between a PGO and a DVA there never is one (MedMij), so a body with one is
 * refused whoever's it is, and nothing of it is stored.
 */
export function placeOfBsn(value: Json, place: string): string | null {
  const below = bsnBelow(value);
  return below === null ? null : `${place}${below}`;
}

/** The way down to it; every body is walked and hardly any holds one, so a way is only written when there is one. */
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

/** Whether the parameters of an address name a person: by a BSN, or by an identifier that is looked for. Both belong to the token alone. */
export function namesPerson(query: URLSearchParams): boolean {
  return [...query].some(
    ([name, value]) =>
      /(?:^|[.:_])identifier(?:$|[.:])/i.test(name) || bsnNames.some((system) => value.includes(system)),
  );
}
