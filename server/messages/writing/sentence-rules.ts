import type { Span } from "./contract.ts";
import { dottedAbbreviations } from "./term-rules.ts";
import { fold } from "./token-rules.ts";
import unmarked from "./unmarked.json" with { type: "json" };

/** After these a name or a thing follows, with or without a capital, so no sentence ends at their dot. */
const titles: ReadonlySet<string> = new Set(unmarked.titles);

/** Abbreviations that can stand last in a sentence: a capital after them begins the next one. */
const canBeLast: ReadonlySet<string> = new Set(
  "enz etc ca z.s.m s.v.p a.u.b n.v.t e.d e.a o.i.d t.z.t m.v.g z.n a.n a.c p.c p.o wk mnd dgn jl jr tab tabl caps gtt med meds zkh".split(
    " ",
  ),
);

const boundary = /(?<![.!?…])[.!?…]+["'”’)\]]*(?=\s|$)|\n+/gu;

/** So much before a dot is looked at: an abbreviation is short, and a text without sentences must not be slow. */
const lookBackMax = 40;

/**
 * The sentences of a text, without the space around them. A line break ends one; the dot of an abbreviation, an initial
 * ("J. Vos") or a numbered line ("1. Meet") does not.
 */
export function sentencesOf(text: string): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(boundary)) {
    const end = match.index + match[0].length;
    const before = text.slice(Math.max(start, match.index - lookBackMax), match.index);
    if (match[0] === "." && isInside(before, text.slice(end))) continue;
    sentences.push({ from: start, to: end });
    start = end;
  }
  sentences.push({ from: start, to: text.length });
  return sentences.map((span) => trimmed(text, span)).filter((span) => span.to > span.from);
}

function isInside(before: string, after: string): boolean {
  const next = /^[ \t\u00a0]+(\S)/u.exec(after)?.[1];
  if (next === undefined) return false;
  if (/^\s*\d{1,2}$/.test(before)) return true;
  const last = fold(/(?:^|[\s(])([\p{L}\p{M}\p{N}.]{1,12})$/u.exec(before)?.[1] ?? "");
  if (titles.has(last) || /(?<!\b(?:vitamine|hepatitis|type))(?:^|\s)\p{Lu}$/u.test(before)) return true;
  if (!dottedAbbreviations.has(last)) return false;
  return !canBeLast.has(last) || !/\p{Lu}/u.test(next);
}

function trimmed(text: string, { from, to }: Span): Span {
  const part = text.slice(from, to);
  return { from: from + part.length - part.trimStart().length, to: from + part.trimEnd().length };
}
