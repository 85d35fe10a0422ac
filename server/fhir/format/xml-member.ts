import type { Member } from "./definitions.ts";
import type { Json, JsonObject } from "./json.ts";

/**
 * Adds what was read of an element to the object above it, in FHIR's JSON form: a primitive's id and extensions (`extra`) go into a member
 * of the same name with "_" in front; in lists both have the same length, with null where one has nothing (FHIR: JSON, primitive elements).
 */
export function addToMember(object: JsonObject, member: Member, value: Json, extra: JsonObject | null): void {
  const extraName = `_${member.name}`;
  if (!member.isList) {
    if (value !== null) object[member.name] = value;
    if (extra !== null) object[extraName] = extra;
    return;
  }
  const values = listIn(object, member.name);
  if (extra !== null || Object.hasOwn(object, extraName)) {
    const extras = listIn(object, extraName);
    while (extras.length < values.length) extras.push(null);
    extras.push(extra);
  }
  values.push(value);
}

function listIn(object: JsonObject, name: string): Json[] {
  const list = object[name];
  if (Array.isArray(list)) return list;
  const made: Json[] = [];
  object[name] = made;
  return made;
}
