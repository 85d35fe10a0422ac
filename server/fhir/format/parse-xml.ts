import { SaxesParser, type SaxesTagNS } from "saxes";
import type { IssueCode } from "#server/fhir/outcome.ts";
import type { BodyLimits } from "./limits.ts";

/** An element with its span in the text, from "<" at `start` up to `end`. Of an XHTML element only the span is kept. */
export type XmlElement = {
  name: string;
  namespace: string;
  /** Attributes without a namespace. */
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  start: number;
  end: number;
};

export type XmlProblem = { code: IssueCode; diagnostics: string; offset: number; path: string[] };

export const xhtmlNamespace = "http://www.w3.org/1999/xhtml";

const noDoctype = "A document type is not allowed";

/** Thrown inside a parser event to stop parsing. */
class Stopped extends Error {}

/**
 * Parses XML text with saxes: strict, namespace-aware, no document type, no custom entities, UTF-8 only. Stops at the first error, and at
 * anything beyond the limits.
 */
export function parseXml(text: string, limits: BodyLimits): { root: XmlElement } | { problem: XmlProblem } {
  const doctype = doctypeIn(text);
  if (doctype !== null) return { problem: doctype };
  const parser = new SaxesParser({ xmlns: true, defaultXMLVersion: "1.0", forceXMLVersion: true });
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  let problem: XmlProblem | null = null;
  let nodes = 0;
  let attributes = 0;
  const stop = (code: IssueCode, diagnostics: string): never => {
    problem = { code, diagnostics, offset: parser.position, path: open.map(({ name }) => name) };
    throw new Stopped();
  };

  const count = () => {
    nodes += 1;
    if (nodes > limits.nodes) stop("too-costly", `More than ${limits.nodes} elements and attributes`);
  };

  parser.on("error", () => stop("invalid", "Not well-formed XML"));
  parser.on("doctype", () => stop("security", noDoctype));
  parser.on("opentagstart", () => {
    attributes = 0;
    count();
  });
  parser.on("attribute", () => {
    attributes += 1;
    if (attributes > limits.members) stop("too-costly", `More than ${limits.members} attributes`);
    count();
  });
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) stop("invalid", "FHIR is written in UTF-8");
  });
  parser.on("opentag", (tag) => {
    const above = open.at(-1);
    const element = elementOf(tag, text.lastIndexOf("<", parser.position - 1));
    open.push(element);
    if (open.length > limits.depth) stop("too-costly", `Nested deeper than ${limits.depth}`);
    root ??= element;
    if (above === undefined || above.namespace === xhtmlNamespace) return;
    if (above.children.push(element) > limits.members) stop("too-costly", `More than ${limits.members} members`);
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed !== undefined) closed.end = parser.position;
  });

  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  if (problem !== null) return { problem };
  return root === null ? { problem: { code: "invalid", diagnostics: "Empty", offset: 0, path: [] } } : { root };
}

/** A leading document type is refused unread: it may be as long as the body. saxes reports any other. */
function doctypeIn(text: string): XmlProblem | null {
  const offset = text.indexOf("<!DOCTYPE");
  if (offset === -1 || /<[A-Za-z_]/.test(text.slice(0, offset))) return null;
  return { code: "security", diagnostics: noDoctype, offset, path: [] };
}

function elementOf(tag: SaxesTagNS, start: number): XmlElement {
  const attributes = new Map<string, string>();
  for (const { local, prefix, value } of Object.values(tag.attributes)) if (prefix === "") attributes.set(local, value);
  return { name: tag.local, namespace: tag.uri, attributes, children: [], start, end: start };
}
