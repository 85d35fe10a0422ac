import type { FhirVersion } from "#db/terms/gateways.ts";
import type { FhirIssue, IssueCode, Read } from "#server/fhir/outcome.ts";
import { type Member, type Members, membersOfPrimitive, membersOfResource } from "./definitions.ts";
import { type Json, type JsonObject, keepDecimal } from "./json.ts";
import type { BodyLimits } from "./limits.ts";
import { parseXml, type XmlElement, xhtmlNamespace } from "./parse-xml.ts";
import { expressionOf, placeAt, type Step } from "./place.ts";
import type { ReadText } from "./read-json.ts";
import type { TextSpan } from "./scan-json.ts";
import { addToMember, primitiveOf } from "./xml-member.ts";

const fhirNamespace = "http://hl7.org/fhir";

/** Enough to fix a body with; bounds the response. */
const issuesMax = 50;

/** State of one read. Recursion is as deep as the document, which the limits bound. */
type Reading = {
  text: string;
  version: FhirVersion;
  issues: FhirIssue[];
  unknownCount: number;
  /** Type of the outermost resource, with which every location starts. */
  root: string;
};

/**
 * Parses the XML text of one resource into FHIR's JSON form, with the span of each `Bundle.entry.resource`. The definitions of the
 * release determine each element; unknown elements are left out and counted. Issues never quote the text.
 */
export function readXml(text: string, version: FhirVersion, limits: BodyLimits): Read<ReadText> {
  const parsed = parseXml(text, limits);
  if ("problem" in parsed) {
    const { code, diagnostics, offset, path } = parsed.problem;
    const [root = null, ...steps] = path;
    const place = placeAt(text, offset);
    return {
      ok: false,
      issues: [{ severity: "fatal", code, diagnostics, expression: expressionOf(root, steps), ...place }],
    };
  }
  const reading: Reading = { text, version, issues: [], unknownCount: 0, root: parsed.root.name };
  const resource = readResource(parsed.root, [], reading);
  if (resource === null || reading.issues.length > 0) return { ok: false, issues: reading.issues };
  return { ok: true, value: { resource, entries: entrySpans(parsed.root), unknownCount: reading.unknownCount } };
}

function readResource(element: XmlElement, path: readonly Step[], reading: Reading): JsonObject | null {
  const members = element.namespace === fhirNamespace ? membersOfResource(reading.version, element.name) : null;
  if (members === null) {
    note(reading, element, path, "not-supported", "Not a resource of this release of FHIR, in the namespace of FHIR");
    return null;
  }
  const resource: JsonObject = { resourceType: element.name };
  readMembers(element, members, resource, path, reading);
  return resource;
}

/** Reads the child elements of one element into `object`. */
function readMembers(
  element: XmlElement,
  members: Members,
  object: JsonObject,
  path: readonly Step[],
  reading: Reading,
): void {
  const counts = new Map<string, number>();
  for (const child of element.children) {
    const member = members.get(child.name);
    const isXhtml = member?.content.is === "xhtml";
    if (member === undefined || child.namespace !== (isXhtml ? xhtmlNamespace : fhirNamespace)) {
      reading.unknownCount += 1;
      continue;
    }
    const count = counts.get(child.name) ?? 0;
    counts.set(child.name, count + 1);
    const steps = member.isList ? [...path, member.name, count] : [...path, member.name];
    if (count > 0 && !member.isList) {
      note(reading, child, steps, "structure", "Stands twice where FHIR allows one");
      continue;
    }
    const { value, extra } = readContent(child, member, steps, reading);
    addToMember(object, member, value, extra);
    if (member.content.is === "primitive" && member.content.primitive === "decimal" && !member.isList) {
      keepDecimal(object, member.name, child.attributes.get("value") ?? "");
    }
  }
}

/** The content of an element in JSON form: its value, and for a primitive its id and extensions (`extra`). */
function readContent(
  element: XmlElement,
  { content }: Member,
  path: readonly Step[],
  reading: Reading,
): { value: Json; extra: JsonObject | null } {
  switch (content.is) {
    case "primitive": {
      const written = element.attributes.get("value");
      const value = written === undefined || written === "" ? null : primitiveOf(written, content.primitive);
      if (value === undefined) note(reading, element, path, "value", `Not a value of type ${content.primitive}`);
      const extra = readElement(element, membersOfPrimitive(reading.version), path, reading);
      return { value: value ?? null, extra: Object.keys(extra).length > 0 ? extra : null };
    }
    case "element":
      return { value: readElement(element, content.members(), path, reading), extra: null };
    case "resource": {
      const [inner, ...more] = element.children;
      if (inner !== undefined && more.length === 0) return { value: readResource(inner, path, reading), extra: null };
      note(reading, element, path, "structure", "One resource stands here, not more and not less");
      return { value: null, extra: null };
    }
    case "xhtml":
      return { value: xhtmlOf(element, reading.text), extra: null };
  }
}

/** An element with its `id` and `url`, which are attributes in XML and members in JSON. */
function readElement(element: XmlElement, members: Members, path: readonly Step[], reading: Reading): JsonObject {
  const object: JsonObject = {};
  for (const name of ["id", "url"]) {
    const written = element.attributes.get(name);
    if (written !== undefined && written !== "" && members.has(name)) object[name] = written;
  }
  readMembers(element, members, object, path, reading);
  return object;
}

/** The narrative as sent; emptied when it could not stand alone (it uses a prefix declared outside it). */
function xhtmlOf({ start, end }: XmlElement, text: string): string {
  const div = text.slice(start, end);
  return /^<div\s[^>]*xmlns\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml["']/.test(div)
    ? div
    : `<div xmlns="${xhtmlNamespace}"/>`;
}

function entrySpans(root: XmlElement): (TextSpan | null)[] {
  if (root.name !== "Bundle") return [];
  const entries = root.children.filter(({ name }) => name === "entry");
  return entries.map(({ children }) => {
    const resource = children.find(({ name }) => name === "resource")?.children[0];
    return resource === undefined ? null : { start: resource.start, end: resource.end };
  });
}

function note(
  reading: Reading,
  element: XmlElement,
  path: readonly Step[],
  code: IssueCode,
  diagnostics: string,
): void {
  if (reading.issues.length === issuesMax) return;
  const expression = expressionOf(reading.root, path);
  reading.issues.push({ severity: "error", code, diagnostics, expression, ...placeAt(reading.text, element.start) });
}
