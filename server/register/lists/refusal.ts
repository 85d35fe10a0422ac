import type { RefusalRule } from "#db/terms/register.ts";

export interface RefusalPlace {
  /** One-based line in the file. */
  line: number;
  /** Zero-based position in that line, counted in characters. */
  column: number;
}

export interface RefusalDetail extends Partial<RefusalPlace> {
  /** The element that the rule is about. */
  element?: string;
  /** What stood there; shortened before it is kept. */
  value?: string;
  /** What the rule wanted, where that says more than the rule itself. */
  expected?: string;
}

const excerptLengthMax = 80;

/** Shortens a value from outside and makes it harmless to print: one line, no control characters. */
export function excerptOf(value: string): string {
  const start = value.slice(0, excerptLengthMax + 1).replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, " ");
  return start.length > excerptLengthMax ? `${start.slice(0, excerptLengthMax)}…` : start;
}

/** A list that breaks a rule: which rule, at which line, and what stood there. Nothing of the list is kept. */
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
