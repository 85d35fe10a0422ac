import type { Member, Primitive } from "./definitions.ts";
import type { Json, JsonObject } from "./json.ts";

/**
 * Adds an element's content to its parent in JSON form: a primitive's id and extensions (`extra`) go into a member of the same name with
 * a "_" prefix; for lists both arrays have the same length, with null where one has nothing (FHIR: JSON, primitive elements).
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

/** xs:integer and FHIR's decimal, with exponent (R4); no NaN, no infinity. */
const integerPattern = /^[+-]?[0-9]{1,18}$/;
const decimalPattern = /^[+-]?[0-9]{1,400}(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,4})?$/;

/** The JSON value of a primitive's value attribute; undefined when invalid. Its digits as written: `keepDecimal`. */
export function primitiveOf(written: string, primitive: Primitive): Json | undefined {
  switch (primitive) {
    case "string":
      return written;
    case "boolean":
      return written === "true" ? true : written === "false" ? false : undefined;
    case "integer":
      return finite(written, integerPattern);
    case "decimal":
      return finite(written, decimalPattern);
  }
}

function finite(written: string, pattern: RegExp): number | undefined {
  const value = pattern.test(written) ? Number(written) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}
