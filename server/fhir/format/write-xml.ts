import type { FhirVersion } from "#db/terms/gateways.ts";
import { type Member, type Members, membersOfPrimitive, membersOfResource } from "./definitions.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { parseXml, xhtmlNamespace } from "./parse-xml.ts";

const fhirNamespace = "http://hl7.org/fhir";

/**
 * Writes one resource in JSON form as XML text, with its members in the order of the release. Members the release does not have are left
 * out. Throws only for a resource type the release does not have: that is a bug of ours, never input.
 */
export function writeXml(resource: JsonObject, version: FhirVersion): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${writeResource(resource, version, ` xmlns="${fhirNamespace}"`)}`;
}

function writeResource(resource: JsonObject, version: FhirVersion, namespace: string): string {
  const type = typeof resource.resourceType === "string" ? resource.resourceType : "";
  const members = membersOfResource(version, type);
  if (members === null) throw new Error(`FHIR ${version} has no such resource`);
  return `<${type}${namespace}>${writeMembers(resource, members, version)}</${type}>`;
}

function writeMembers(
  object: JsonObject,
  members: Members,
  version: FhirVersion,
  attributes: readonly string[] = [],
): string {
  let written = "";
  for (const member of members.values()) {
    if (attributes.includes(member.name)) continue;
    const value = own(object, member.name);
    const extra = own(object, `_${member.name}`);
    const count = Math.max(lengthOf(value), lengthOf(extra));
    for (let index = 0; index < count; index += 1) {
      written += writeMember(member, at(value, index), at(extra, index), version);
    }
  }
  return written;
}

function writeMember({ name, content }: Member, value: Json, extra: Json, version: FhirVersion): string {
  switch (content.is) {
    case "primitive": {
      const text = primitiveText(value);
      const attribute = text === null ? "" : ` value="${text}"`;
      const inner = isObject(extra)
        ? inside(extra, membersOfPrimitive(version), version)
        : { attributes: "", children: "" };
      return text === null && inner.children === "" ? "" : tag(name, `${inner.attributes}${attribute}`, inner.children);
    }
    case "element": {
      if (!isObject(value)) return "";
      const inner = inside(value, content.members(), version);
      return tag(name, inner.attributes, inner.children);
    }
    case "resource":
      return isObject(value) ? tag(name, "", writeResource(value, version, "")) : "";
    case "xhtml":
      return typeof value === "string" ? narrative(value) : "";
  }
}

/** An element's `id` and an extension's `url` are attributes in XML. */
function inside(object: JsonObject, members: Members, version: FhirVersion): { attributes: string; children: string } {
  const isExtension = members.has("url") && members.has("valueBoolean") && members.has("valueCode");
  const names = isExtension ? ["id", "url"] : ["id"];
  const attributes = names.map((name) => {
    const text = primitiveText(own(object, name));
    return text === null ? "" : ` ${name}="${text}"`;
  });
  return { attributes: attributes.join(""), children: writeMembers(object, members, version, names) };
}

/** A narrative is written only if it is well-formed XHTML in one div; anything else would break the document. */
function narrative(div: string): string {
  const parsed = parseXml(div, {
    bytes: div.length,
    xmlBytes: div.length,
    depth: 200,
    members: 100_000,
    nodes: 100_000,
  });
  const isDiv = "root" in parsed && parsed.root.name === "div" && parsed.root.namespace === xhtmlNamespace;
  return isDiv ? div.slice(parsed.root.start, parsed.root.end) : "";
}

function tag(name: string, attributes: string, children: string): string {
  if (attributes === "" && children === "") return "";
  return children === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${children}</${name}>`;
}

function primitiveText(value: Json): string | null {
  if (typeof value === "string") return value === "" ? null : escapeAttribute(value);
  if (typeof value === "number") return writeNumber(value);
  if (JSON.isRawJSON(value)) return value.rawJSON;
  return typeof value === "boolean" ? String(value) : null;
}

/** A number in XML: without exponent, which STU3 does not allow. */
function writeNumber(value: number): string {
  const written = String(value);
  if (!written.includes("e")) return written;
  return value.toLocaleString("en-US", { useGrouping: false, maximumSignificantDigits: 17 });
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Escapes text for an attribute; line breaks survive. Characters XML 1.0 cannot hold become U+FFFD. */
function escapeAttribute(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not have
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
      .replace(/[&<>"\t\n\r]/g, (sign) => escapes[sign] ?? sign)
  );
}

function own(object: JsonObject, name: string): Json {
  return Object.hasOwn(object, name) ? (object[name] ?? null) : null;
}

function lengthOf(value: Json): number {
  if (Array.isArray(value)) return value.length;
  return value === null ? 0 : 1;
}

function at(value: Json, index: number): Json {
  if (Array.isArray(value)) return value[index] ?? null;
  return index === 0 ? value : null;
}
