import r4Types from "fhir/profiles/types.json" with { type: "json" };
import type { FhirVersion } from "#db/terms/gateways.ts";
import stu3Types from "./stu3-definitions.json" with { type: "json" };

type Property = (typeof r4Types)[string]["_properties"][number];

/** A member of an element or resource, as FHIR defines it. */
export type Member = { name: string; isList: boolean; content: Content };

/** The content of a member: a primitive, an element with members of its own, any resource, or XHTML. */
export type Content =
  | { is: "primitive"; primitive: Primitive }
  | { is: "element"; members: () => Members }
  | { is: "resource" }
  | { is: "xhtml" };

/** The JSON type of a primitive. */
export type Primitive = "string" | "boolean" | "integer" | "decimal";

/** Members by name, in their XML order. */
export type Members = ReadonlyMap<string, Member>;

const primitives: Readonly<Record<string, Primitive>> = {
  base64Binary: "string",
  boolean: "boolean",
  canonical: "string",
  code: "string",
  date: "string",
  dateTime: "string",
  decimal: "decimal",
  id: "string",
  instant: "string",
  integer: "integer",
  markdown: "string",
  oid: "string",
  positiveInt: "integer",
  string: "string",
  time: "string",
  unsignedInt: "integer",
  uri: "string",
  url: "string",
  uuid: "string",
};

const stu3 = new Map(Object.entries(stu3Types));
const known: Record<FhirVersion, Map<string, Members>> = { stu3: new Map(), r4: new Map() };

/** Abstract supertypes are not resources. */
const abstract = ["Resource", "ResourceBase", "DomainResource"];

/** The members of a resource in a release; null when the release has no such resource. */
export function membersOfResource(version: FhirVersion, name: string): Members | null {
  if (abstract.includes(name)) return null;
  const isResource =
    version === "r4"
      ? Object.hasOwn(r4Types, name) && r4Types[name]?._kind === "resource"
      : (stu3.get(name)?.startsWith("id id, meta Meta,") ?? false);
  return isResource ? membersOfType(version, name) : null;
}

/** The members of a primitive: id and extensions, as of any Element. */
export function membersOfPrimitive(version: FhirVersion): Members {
  return membersOfType(version, "Element");
}

/** Derived once per type. */
function membersOfType(version: FhirVersion, name: string): Members {
  const before = known[version].get(name);
  if (before !== undefined) return before;
  const members = version === "r4" ? r4Members(r4Properties(name)) : stu3Members(stu3.get(name) ?? "");
  known[version].set(name, members);
  return members;
}

function contentOf(version: FhirVersion, type: string): Content {
  const primitive = Object.hasOwn(primitives, type) ? primitives[type] : undefined;
  if (primitive !== undefined) return { is: "primitive", primitive };
  if (type === "Resource") return { is: "resource" };
  if (type === "xhtml") return { is: "xhtml" };
  return { is: "element", members: () => membersOfType(version, type) };
}

/** "identifier Identifier[], status code": see stu3-definitions.json, derived from @types/fhir 3.0.2. */
function stu3Members(written: string): Members {
  const members = written.split(", ").map((one): Member => {
    const [name = "", type = ""] = one.split(" ");
    return { name, isList: type.endsWith("[]"), content: contentOf("stu3", type.replace("[]", "")) };
  });
  return new Map(members.map((member) => [member.name, member]));
}

function r4Members(properties: readonly Property[]): Members {
  const members = properties.filter(({ _name }) => !_name.startsWith("_")).map(r4Member);
  return new Map(members.map((member) => [member.name, member]));
}

function r4Member(property: Property): Member {
  const { _name: name, _multiple: isList, _type: type, _properties: own } = property;
  const isOwn = (type === "BackboneElement" || type === "Element") && own !== undefined && own.length > 0;
  if (!isOwn) return { name, isList, content: contentOf("r4", type) };
  let members: Members | undefined;
  return { name, isList, content: { is: "element", members: () => (members ??= r4Members(own)) } };
}

/** Of a type, or of an element inside one: "#Questionnaire.item". */
function r4Properties(name: string): readonly Property[] {
  if (!name.startsWith("#")) return (Object.hasOwn(r4Types, name) ? r4Types[name]?._properties : undefined) ?? [];
  const [type = "", ...steps] = name.slice(1).split(".");
  return steps.reduce(
    (properties, step) => properties.find(({ _name }) => _name === step)?._properties ?? [],
    r4Properties(type),
  );
}
