import type { FindingReason } from "./contract.ts";
import { inflectionsOf } from "./inflection-rules.ts";
import abbreviations from "./terms-abbreviations.json" with { type: "json" };
import body from "./terms-body.json" with { type: "json" };
import examination from "./terms-examination.json" with { type: "json" };
import illness from "./terms-illness.json" with { type: "json" };
import office from "./terms-office.json" with { type: "json" };
import treatment from "./terms-treatment.json" with { type: "json" };
import wording from "./terms-wording.json" with { type: "json" };
import { fold } from "./token-rules.ts";

export type Term = {
  /** As listed, the form to which the plain words belong first. */
  forms: readonly string[];
  plain: string;
  reason: FindingReason;
};

/** How one form of a term is found. */
export type TermForm = {
  term: Term;
  pieces: readonly string[];
  /** What stands between its pieces. */
  joint: "space" | "slash";
  /** A key with a capital is found only as it is written ("AF", not "af"). */
  written: string | null;
  /** A shortened word that is also a word or a name without its dot ("max."). */
  needsDot: boolean;
  isFirst: boolean;
};

type Section = Record<string, string>;

/** The lists give each term as `form|form`, with its plain words. Made for general practice and pharmacy, 2026-11-30. */
const sections: readonly (readonly [FindingReason, Section])[] = [
  ["medical-word", illness["medical-word"]],
  ["medical-word", body["medical-word"]],
  ["medical-word", examination["medical-word"]],
  ["medical-word", treatment["medical-word"]],
  ["care-word", office["care-word"]],
  ["official-word", office["official-word"]],
  ["english-word", office["english-word"]],
  ["abbreviation-medical", abbreviations["abbreviation-medical"]],
  ["abbreviation-prescription", abbreviations["abbreviation-prescription"]],
  ["abbreviation-writing", abbreviations["abbreviation-writing"]],
  ["alarming", wording.alarming],
  ["hurtful", wording.hurtful],
  ["doubting", wording.doubting],
  ["commanding", wording.commanding],
];

export const terms: readonly Term[] = sections.flatMap(([reason, section]) =>
  Object.entries(section).map(([key, plain]) => ({ forms: key.split("|"), plain, reason })),
);

const inflected: ReadonlySet<FindingReason> = new Set(["medical-word", "care-word", "official-word", "english-word"]);
const dotted: ReadonlySet<FindingReason> = new Set(["abbreviation-prescription", "abbreviation-writing"]);

/** Whether the dot behind a term of this reason belongs to it. */
export function takesDot(reason: FindingReason): boolean {
  return dotted.has(reason);
}

/** What may have a dot that ends no sentence, folded and without its last dot. */
export const dottedAbbreviations: ReadonlySet<string> = new Set(
  terms.filter(({ reason }) => takesDot(reason)).flatMap(({ forms }) => forms.map((form) => bare(fold(form)))),
);

/** All forms by their first piece, the longest first. A form that is listed goes before one that is derived. */
export const formsByFirstPiece: ReadonlyMap<string, readonly TermForm[]> = indexed();

function indexed(): Map<string, TermForm[]> {
  const index = new Map<string, TermForm[]>();
  const taken = new Set<string>();
  const add = (form: TermForm) => {
    const key = `${form.pieces.join(" ")}/${form.joint}/${form.written ?? ""}`;
    const first = form.pieces[0] ?? "";
    if (taken.has(key)) return;
    taken.add(key);
    index.set(first, [...(index.get(first) ?? []), form]);
  };
  for (const term of terms) for (const [at, form] of term.forms.entries()) add(formOf(term, form, at === 0));
  for (const term of terms) for (const form of derived(term)) add(formOf(term, form, false));
  for (const forms of index.values()) forms.sort((one, other) => other.pieces.length - one.pieces.length);
  return index;
}

function formOf(term: Term, form: string, isFirst: boolean): TermForm {
  const isDotted = /\p{L}\.\p{L}/u.test(form);
  return {
    term,
    pieces: bare(fold(form)).split(/[ /-]/),
    joint: form.includes("/") ? "slash" : "space",
    written: /\p{Lu}/u.test(form) && takesCase(term.reason) ? bare(form) : null,
    needsDot: form.endsWith(".") && !isDotted,
    isFirst,
  };
}

/** Inflections of a single word; "ivm" for "i.v.m." from three letters on, for shorter ones are words ("as", "an"). */
function derived({ forms, reason }: Term): string[] {
  if (takesDot(reason)) {
    const closed = forms.filter((form) => /^(?:\p{L}\.){3,}$/u.test(form));
    return closed.map((form) => form.replaceAll(".", ""));
  }
  if (!inflected.has(reason)) return [];
  return forms.filter((form) => !form.includes(" ")).flatMap((form) => inflectionsOf(fold(form)));
}

function takesCase(reason: FindingReason): boolean {
  return reason === "abbreviation-medical";
}

function bare(form: string): string {
  return form.replace(/\.$/, "");
}
