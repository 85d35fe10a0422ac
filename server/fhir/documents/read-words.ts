import { isObject, type Json } from "#server/fhir/format/json.ts";
import type { Resource } from "#server/fhir/resource.ts";

const wordsMax = 200;

/** A CodeableConcept as words: its text, or the display of its first coding; null when it has neither. */
export function wordsOf(concept: Json | undefined): string | null {
  if (!isObject(concept)) return null;
  const codings = Array.isArray(concept.coding) ? concept.coding : [];
  const named = [concept.text, ...codings.map((one) => (isObject(one) ? one.display : undefined))];
  return firstText(named);
}

/** The name of who is referred to, as the sender shows it: the reference's display, or the name of a contained resource. */
export function shownName({ contained }: Resource, references: Json | undefined): string | null {
  const [first] = Array.isArray(references) ? references : [references];
  if (!isObject(first)) return null;
  const inside = (Array.isArray(contained) ? contained : []).find(
    (one) => isObject(one) && typeof first.reference === "string" && first.reference === `#${one.id}`,
  );
  const names = isObject(inside) ? inside.name : undefined;
  const [name] = Array.isArray(names) ? names : [names];
  return firstText([first.display, isObject(name) ? (name.text ?? name.family) : name]);
}

function firstText(found: readonly (Json | undefined)[]): string | null {
  const text = found.find((one) => typeof one === "string" && one.trim() !== "");
  return typeof text === "string" ? text.trim().slice(0, wordsMax) : null;
}

const identifierLengthMax = 500;

/** The first identifier; null when there is none, or one longer than any real one. */
export function firstIdentifier(identifiers: Json | undefined): { system: string; value: string } | null {
  const [first] = Array.isArray(identifiers) ? identifiers : [identifiers];
  if (!isObject(first) || typeof first.value !== "string" || first.value.length > identifierLengthMax) return null;
  const system = typeof first.system === "string" ? first.system : "";
  return system.length > identifierLengthMax ? null : { system, value: first.value };
}
