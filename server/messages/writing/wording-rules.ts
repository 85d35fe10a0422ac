import { type Finding, type FindingReason, kindOfReason, type Span } from "./contract.ts";
import { unlistedMedical } from "./medical-word-rules.ts";
import { formsByFirstPiece, type TermForm, takesDot } from "./term-rules.ts";
import type { Word } from "./token-rules.ts";

/** "2dd1", "3dd500": how often and how much, in one. */
const prescription = /^\d{1,2}dd\d{0,4}$/;

/** What of the lists stands in the text, the longest first and none inside another. */
export function findTerms(text: string, words: readonly Word[], kept: ReadonlySet<Word>): Finding[] {
  const findings: Finding[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word || kept.has(word)) continue;
    if (prescription.test(word.folded)) {
      findings.push(found(word, "abbreviation-prescription", null, false));
      continue;
    }
    const form = formsByFirstPiece.get(word.folded)?.find((each) => stands(each, text, words, at));
    if (!form) {
      const unlisted = unlistedMedical(word.folded);
      if (unlisted) findings.push(found(word, "medical-word", unlisted.plain, false));
      continue;
    }
    const last = words[at + form.pieces.length - 1] ?? word;
    const hasDot = takesDot(form.term.reason) && text[last.to] === ".";
    const span = { from: word.from, to: last.to + (hasDot ? 1 : 0) };
    const plain = asWritten(form.term.plain, text.slice(span.from, span.to));
    findings.push(found(span, form.term.reason, plain, form.isFirst));
    at += form.pieces.length - 1;
  }
  return findings;
}

function stands(form: TermForm, text: string, words: readonly Word[], at: number): boolean {
  const own = words.slice(at, at + form.pieces.length);
  const last = own.at(-1);
  if (!last || own.length < form.pieces.length) return false;
  const joint = form.joint === "slash" ? /^\/$/ : /^(?:[ \u00a0]{1,3}|-)$/;
  const isSame = own.every(
    (word, index) => word.folded === form.pieces[index] && (index === 0 || joint.test(word.gap)),
  );
  if (!isSame) return false;
  if (form.written !== null && own.map(({ written }) => written).join(" ") !== form.written) return false;
  return !form.needsDot || isShortened(text, words[at], last);
}

/** "max. 8 pufjes", not "Beste Max." or "op zijn max.": something follows, and a capital only begins a sentence. */
function isShortened(text: string, first: Word | undefined, last: Word): boolean {
  if (!/^\.[ \u00a0]*[^\s]/.test(text.slice(last.to, last.to + 8))) return false;
  if (!first || !/^\p{Lu}/u.test(first.written)) return true;
  return first.from === 0 || first.gap.includes("\n") || /[.!?:]$/.test(first.gap.trimEnd());
}

function asWritten(plain: string, written: string): string {
  const begins = /^\p{Lu}(?:\p{Ll}|\.)/u.test(written);
  return begins ? plain.replace(/^./u, (letter) => letter.toUpperCase()) : plain;
}

function found({ from, to }: Span, reason: FindingReason, alternative: string | null, isReady: boolean): Finding {
  return { from, to, kind: kindOfReason[reason], reason, alternative, isReady };
}
