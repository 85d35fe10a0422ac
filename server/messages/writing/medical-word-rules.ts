import { type Term, terms } from "./term-rules.ts";
import { fold } from "./token-rules.ts";
import unmarked from "./unmarked.json" with { type: "json" };

/** A shorter word could be the beginning of any other. Own choice, 2026-11-30. */
const beginningMin = 7;
/** What follows in a compound is a word of its own, no inflection. */
const restMin = 4;

/** Endings of Greek and Latin that a Dutch word has only in medicine. */
const medicalEnding =
  /[a-z]{3}(?:itis|scopie|ectomie|ostomie|otomie|plastie|pathie|algie|urie|emie|penie|plegie|trofie|fagie|megalie|plasie|pnoe|rragie|malacie|sclerose|stenose|fibrose|necrose|cytose|lithiase|lithiasis|ectasie|centese)(?:en|s)?$/;
const ordinary: ReadonlySet<string> = new Set(unmarked.ordinary);
/** Everyday words on the same endings, alone or at the end of a compound. */
const everydayEnding = /(?:academie|epidemie|pandemie|premie|chemie|furie)(?:en|s)?$/;

const beginnings: ReadonlyMap<string, Term> = new Map(
  terms
    .filter(({ reason }) => reason === "medical-word")
    .flatMap((term) =>
      term.forms.filter((form) => /^\p{L}+$/u.test(form)).map((form): [string, Term] => [fold(form), term]),
    )
    .filter(([form]) => form.length >= beginningMin),
);

/**
 * A medical word that is in no list: a compound that begins with one that is ("glucosewaarden"), with the plain words of
 * that part, or a word with an ending of medicine, for which the writer has to find plain words.
 */
export function unlistedMedical(folded: string): { plain: string | null } | null {
  if (ordinary.has(folded) || !/^[a-z]{7,60}$/.test(folded)) return null;
  for (let length = folded.length - restMin; length >= beginningMin; length -= 1) {
    const term = beginnings.get(folded.slice(0, length));
    if (term) return { plain: term.plain };
  }
  return medicalEnding.test(folded) && !everydayEnding.test(folded) ? { plain: null } : null;
}
