import type { IssueCode } from "#server/fhir/outcome.ts";
import { JsonPath } from "./json-path.ts";
import type { BodyLimits } from "./limits.ts";
import type { Step } from "./place.ts";

/** A span in a text, from `start` up to `end`. */
export type TextSpan = { start: number; end: number };

export type TextProblem = { code: IssueCode; diagnostics: string; offset: number; path: Step[] };

export type JsonScan = {
  problem: TextProblem | null;
  /** For a Bundle: the span of each entry's resource, null for an entry without one (trailing ones may be missing). */
  entries: (TextSpan | null)[];
  /** There is a member named `__proto__`. */
  hasForeignPrototype: boolean;
};

const quote = 0x22;
const backslash = 0x5c;

/**
 * One pass over JSON text for what `JSON.parse` does not check: depth, array length, duplicate names, numbers beyond a double, characters
 * FHIR forbids (NUL, lone surrogates), and the span of each `Bundle.entry.resource`. It stops at the first character that cannot be JSON
 * outside a string, so its account of brackets is correct. Grammar is left to `JSON.parse`.
 */
export function scanJson(text: string, limits: BodyLimits): JsonScan {
  const path = new JsonPath();
  const scan: JsonScan = { problem: null, entries: [], hasForeignPrototype: false };
  const stop = (code: IssueCode, diagnostics: string, offset: number): JsonScan => {
    scan.problem = { code, diagnostics, offset, path: path.steps() };
    return scan;
  };
  let resourceStart = -1;
  let nodes = 0;

  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (nodes > limits.nodes) return stop("too-costly", `More than ${limits.nodes} names and values`, at);
    switch (sign) {
      case 0x20: // the four white space characters, and the colon
      case 0x0a:
      case 0x0d:
      case 0x09:
      case 0x3a:
        break;
      case quote: {
        nodes += 1;
        const end = endOfString(text, at);
        if (end < 0) return stop("invalid", "A string holds what JSON or FHIR does not allow, or does not end", -end);
        if (path.awaitsName) {
          const name = nameIn(text, at, end);
          if (!path.enterName(name)) return stop("structure", "A name stands twice in one object", at);
          if (name === "__proto__") scan.hasForeignPrototype = true;
        }
        at = end;
        break;
      }
      case 0x7b: // {
      case 0x5b: // [
        if (path.depth === limits.depth) return stop("too-costly", `Nested deeper than ${limits.depth}`, at);
        if (sign === 0x7b && path.isAtEntryResource) resourceStart = at;
        path.open(sign === 0x7b);
        nodes += 1;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        if (path.depth === 0) return scan;
        path.close();
        if (resourceStart >= 0 && path.isAtEntryResource) {
          while (scan.entries.length < path.entryPosition) scan.entries.push(null);
          scan.entries.push({ start: resourceStart, end: at + 1 });
          resourceStart = -1;
        }
        break;
      case 0x2c: // ,
        if (path.next() >= limits.members) return stop("too-costly", `More than ${limits.members} members`, at);
        break;
      default: {
        const end = endOfWord(text, at);
        if (end === at) return stop("invalid", "A character that JSON does not have here", at);
        if (Math.abs(Number(text.slice(at, end))) === Number.POSITIVE_INFINITY) {
          return stop("value", "A number larger than can be represented", at);
        }
        at = end - 1;
        nodes += 1;
      }
    }
  }
  return scan;
}

/** Index of the closing quote, or minus the index of the error. A string in an object body never starts at 0. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === quote) return at;
    if (sign < 0x20) return -at;
    if (sign !== backslash) continue;
    const length = lengthOfEscape(text, at);
    if (length === 0) return -at;
    at += length - 1;
  }
  return -text.length;
}

const hex = "[0-9a-fA-F]";
const escapes = new RegExp(
  `["\\\\/nrt]|u(?!0000|000[1-8bcefBCEF]|001)(?:[0-9a-cA-CefEF]${hex}{3}|[dD][0-7]${hex}{2}|[dD][89abAB]${hex}{2}\\\\u[dD][c-fC-F]${hex}{2})`,
  "y",
);

/**
 * Length of the escape that starts here; 0 when JSON does not have it, or when it denotes what FHIR forbids: a lone surrogate, or a
 * control character other than tab and line breaks (FHIR strings contain no other characters below U+0020).
 */
function lengthOfEscape(text: string, at: number): number {
  escapes.lastIndex = at + 1;
  return escapes.test(text) ? escapes.lastIndex - at : 0;
}

/** The name between two quotes, unescaped: "a" and "\u0061" are the same name. */
function nameIn(text: string, start: number, end: number): string {
  const name = text.slice(start + 1, end);
  if (!name.includes("\\")) return name;
  return String(JSON.parse(text.slice(start, end + 1)));
}

/** Index after a number or one of true, false, null (or anything else of letters, digits, sign and point). */
function endOfWord(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    const isDigitOrSign = (sign >= 0x30 && sign <= 0x39) || sign === 0x2b || sign === 0x2d || sign === 0x2e;
    const isLetter = (sign >= 0x61 && sign <= 0x7a) || sign === 0x45;
    if (!isDigitOrSign && !isLetter) break;
  }
  return at;
}
