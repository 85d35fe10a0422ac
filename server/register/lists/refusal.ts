import type { RefusalRule } from "#db/terms/register.ts";

export interface RefusalPlace {
  /** Line in the file, from 1. */
  line: number;
  /** Column in that line, from 0, in characters. */
  column: number;
}

export interface RefusalDetail extends Partial<RefusalPlace> {
  /** The element that the rule applies to. */
  element?: string;
  /** The offending value; shortened before it is stored. */
  value?: string;
  /** What the rule expected, when that adds to the rule itself. */
  expected?: string;
}

const excerptLengthMax = 80;

/** Shortens a foreign value and makes it safe to print: one line, no control characters. */
export function excerptOf(value: string): string {
  const start = value.slice(0, excerptLengthMax + 1).replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, " ");
  return start.length > excerptLengthMax ? `${start.slice(0, excerptLengthMax)}…` : start;
}

/** An invalid list: which rule, at which line, and the offending value. Nothing of the list is stored. */
export class ListRefusal extends Error {
  readonly rule: RefusalRule;
  readonly line: number;
  readonly column: number;
  readonly element: string | null;
  readonly excerpt: string | null;
  readonly expected: string | null;

  constructor(rule: RefusalRule, detail: RefusalDetail = {}) {
    super(
      `list refused: ${rule} at line ${detail.line ?? 0}${detail.element ? ` in ${excerptOf(detail.element)}` : ""}`,
    );
    this.name = "ListRefusal";
    this.rule = rule;
    this.line = detail.line ?? 0;
    this.column = detail.column ?? 0;
    this.element = detail.element === undefined ? null : excerptOf(detail.element);
    this.excerpt = detail.value === undefined ? null : excerptOf(detail.value);
    this.expected = detail.expected === undefined ? null : excerptOf(detail.expected);
  }
}
