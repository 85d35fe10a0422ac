import type { Finding, Span } from "./contract.ts";
import { formsByFirstPiece } from "./term-rules.ts";
import type { Word } from "./token-rules.ts";
import unmarked from "./unmarked.json" with { type: "json" };

/** Capitals from this length on are a raised voice; shorter ones are mostly the name of an organization. Own choice, 2026-11-30. */
const shoutedLettersMin = 4;

/** Names that are written in capitals and sound as a word. */
const acronyms: ReadonlySet<string> = new Set(unmarked.capitals);

/** Exclamation marks and words in capitals: on paper both are a raised voice. */
export function findShouting(text: string, words: readonly Word[], kept: ReadonlySet<Word>): Finding[] {
  const marks = [...text.matchAll(/(?<=[\p{L}\p{N}\p{M}\s)"'”’?.])!+/gu)].map((match) =>
    shouting({ from: match.index, to: match.index + match[0].length }, text[match.index - 1] === "?" ? "" : "."),
  );
  const runs = runsOfCapitals(words, kept).filter((run) => run.some(isShouted));
  const capitals = runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) return [];
    return [shouting({ from: first.from, to: last.to }, text.slice(first.from, last.to).toLowerCase())];
  });
  return [...marks, ...capitals];
}

function runsOfCapitals(words: readonly Word[], kept: ReadonlySet<Word>): Word[][] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  for (const word of words) {
    const isCapital = /^\p{Lu}{2,}$/u.test(word.written) && !kept.has(word) && !isListed(word);
    const goesOn = isCapital && run.length > 0 && /^[ \u00a0]$/.test(word.gap);
    if (!goesOn) run = [];
    if (!isCapital) continue;
    if (!goesOn) runs.push(run);
    run.push(word);
  }
  return runs;
}

/** A term by itself ("COPD") is found by the lists. */
function isListed({ folded }: Word): boolean {
  return formsByFirstPiece.get(folded)?.some(({ pieces }) => pieces.length === 1) ?? false;
}

function isShouted({ folded }: Word): boolean {
  return folded.length >= shoutedLettersMin && /[aeiouy]/.test(folded) && !acronyms.has(folded);
}

function shouting(span: Span, alternative: string): Finding {
  return { ...span, kind: "tone", reason: "shouting", alternative, isReady: true };
}
