import { expect, it } from "vitest";
import { coach } from "./coach-rules.ts";
import { kindOfReason } from "./contract.ts";
import { syllablesOf } from "./syllable-rules.ts";
import { terms } from "./term-rules.ts";
import { fold } from "./token-rules.ts";

const listed = terms.flatMap(({ forms, plain }) => forms.map((form) => ({ form, plain })));
const folded = (text: string) => fold(text).replaceAll("-", " ");

it("knows at least 600 terms, of every kind that a list can find", () => {
  expect(terms.length).toBeGreaterThanOrEqual(600);
  const kinds = new Set(terms.map(({ reason }) => kindOfReason[reason]));
  expect([...kinds].sort()).toEqual(["abbreviation", "jargon", "shorthand", "tone"]);
});

it("lists no form twice, in whatever case or spelling", () => {
  const counts = Map.groupBy(listed, ({ form }) => folded(form));
  expect([...counts].filter(([, own]) => own.length > 1).map(([form]) => form)).toEqual([]);
});

it("no term is the plain word of another", () => {
  const forms = new Set(listed.map(({ form }) => folded(form)));
  expect(listed.filter(({ plain }) => forms.has(folded(plain))).map(({ form, plain }) => `${form}: ${plain}`)).toEqual(
    [],
  );
});

it("no alternative is jargon itself: the coach has nothing to say about it", () => {
  const offenders = terms.flatMap(({ forms, plain }) =>
    coach(plain).findings.map(({ from, to }) => `${forms[0]}: ${plain} (${plain.slice(from, to)})`),
  );
  expect(offenders).toEqual([]);
});

/** What a patient calls the person whose abbreviation it is. */
const names = ["praktijkondersteuner"];

it("no alternative has a word of more than five syllables, unless the term has one", () => {
  const longest = (text: string) =>
    Math.max(...text.split(/[\s-]/).map((word) => (names.includes(word) ? 0 : syllablesOf(word))));
  const heavy = terms.filter(({ forms, plain }) => longest(plain) > Math.max(5, longest(forms[0] ?? "")));
  expect(heavy.map(({ forms, plain }) => `${forms[0]}: ${plain}`)).toEqual([]);
});

it("finds every form of every term where it is written", () => {
  const missed = listed.filter(({ form }) => {
    const text = `we zien ${form} vandaag`;
    return !coach(text).findings.some(({ from, to }) => from === 8 && to >= 8 + form.replace(/\.$/, "").length);
  });
  expect(missed.map(({ form }) => form)).toEqual([]);
});
