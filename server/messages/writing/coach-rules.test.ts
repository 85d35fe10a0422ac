import { expect, it } from "vitest";
import { coach } from "./coach-rules.ts";
import { sentencesOf } from "./sentence-rules.ts";

const underlined = (text: string) => coach(text).findings.map(({ from, to }) => text.slice(from, to));
const only = (text: string) => coach(text).findings[0];

it("words a feared illness neutrally and leaves the facts as they are", () => {
  const note = "Patiënt van 60 jaar, bloed bij ontlasting, gewichtsverlies. Cave colon ca.";
  const found = coach(note).findings;
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: "shorthand", reason: "alarming", isReady: true });
  const mended = note.slice(0, found[0]?.from) + found[0]?.alternative + note.slice(found[0]?.to);
  expect(mended).toBe(
    "Patiënt van 60 jaar, bloed bij ontlasting, gewichtsverlies. We zoeken uit wat er met de darm is.",
  );
  expect(underlined(mended)).toEqual([]);
  expect(underlined("Een vrouw van zestig met bloed bij de ontlasting. Ze is afgevallen.")).toEqual([]);
});

it.each(["cave coloncarcinoom", "verdenking op darmkanker", "susp. mamma ca", "Longkanker?", "prostaatca ?"])(
  "takes %s for one guess",
  (guess) => {
    expect(underlined(guess)).toEqual([guess]);
  },
);

it.each([
  ["Cave colon ca. Bel ons.", "We zoeken uit wat er met de darm is."],
  ["Longkanker?", "We zoeken uit wat er met de longen is."],
  ["Kom z.s.m. Bel eerst.", "zo snel mogelijk."],
  ["Kom z.s.m. langs.", "zo snel mogelijk"],
  ["Dag mw. Vos.", "mevrouw"],
])("a sentence that ended in what was found is still ended: %s", (text, alternative) => {
  expect(only(text)?.alternative).toBe(alternative);
});

it("a question about an illness is no guess", () => {
  expect(underlined("Heeft u nog vragen over de behandeling van uw longkanker?")).toEqual([]);
});

it.each([
  ["U heeft hypertensie.", "hypertensie", "hoge bloeddruk", true],
  ["Hypertensie komt vaak voor.", "Hypertensie", "Hoge bloeddruk", true],
  ["De biopsieën zijn klaar.", "biopsieën", "klein stukje weefsel weghalen", false],
  ["Dat is geïndiceerd.", "geïndiceerd", "nodig", true],
  ["Dat is geindiceerd.", "geindiceerd", "nodig", true],
  ["Uw RR-controle is morgen.", "RR", "bloeddruk", true],
  ["Hij klaagt over pijn.", "klaagt over", "heeft last van", true],
  ["Kom z.s.m. langs.", "z.s.m.", "zo snel mogelijk", true],
  ["Kom zsm langs.", "zsm", "zo snel mogelijk", false],
])("%s", (text, part, alternative, isReady) => {
  expect(underlined(text)).toEqual([part]);
  expect(only(text)).toMatchObject({ alternative, isReady });
});

it("finds composed and decomposed letters in the same words, at the place where they stand", () => {
  const text = "Dat is geïndiceerd bij défense.".normalize("NFD");
  expect(underlined(text)).toEqual(["geïndiceerd", "défense"].map((word) => word.normalize("NFD")));
});

it.each([
  "Kijk op https://www.thuisarts.nl/hypertensie/RR-meten.",
  "Mail naar dm2.hypertensie@praktijk.nl of kijk op copd.nl.",
  "Neem metoprolol retard of Diclofenac acuut.",
  "Meet 5 mmol/l en neem 40 E insuline of 2,5 mg.",
  "Beste {gemiddelde}, dag Max.",
  "Dag Ed, dag An, de pc van Ties staat aan.",
  "U wordt 60. De wond wordt snel droog en gezond.",
  "U wordt beter, maar u heeft lang gewacht.",
  "Belangrijk: kijk op MedMij of bij het RIVM.",
])("underlines nothing in: %s", (text) => {
  expect(underlined(text)).toEqual([]);
});

it.each([
  ["U wordt morgen gebeld.", "wordt morgen gebeld"],
  ["We vertellen dat u verwezen wordt.", "verwezen wordt"],
  ["U hoeft niet geholpen te worden.", "geholpen te worden"],
  ["De brief werd gisteren door de arts verzonden.", "werd gisteren door de arts verzonden"],
  ["Er worden foto's gemaakt.", "worden foto's gemaakt"],
])("passive: %s", (text, part) => {
  expect(underlined(text)).toEqual([part]);
});

it("a raised voice gets a calm alternative", () => {
  const text = "NIET VERGETEN!! Echt?!";
  expect(coach(text).findings.map(({ from, to, alternative }) => [text.slice(from, to), alternative])).toEqual([
    ["NIET VERGETEN", "niet vergeten"],
    ["!!", "."],
    ["!", ""],
  ]);
});

it("no sentence ends at a decimal, an abbreviation, an initial or the number of a line", () => {
  const count = (text: string) => sentencesOf(text).length;
  expect(count("Neem 2 dd. 1 tablet van 2,5 mg i.v.m. uw bloeddruk. Bel dr. Bakker om 8.30 uur.")).toBe(2);
  expect(count("1. Meet in de ochtend.\n2. Bel mevrouw J. Vos.")).toBe(2);
  expect(count("Kom z.s.m. Bel ons eerst. Neem bv. Paracetamol.")).toBe(3);
  expect(count("Goed zo… Dank u! Komt u?")).toBe(3);
});

it("a sentence of more than twenty words is long", () => {
  const words = (count: number) => `${"we ".repeat(count - 1)}lopen.`;
  expect(underlined(words(20))).toEqual([]);
  expect(underlined(words(21))).toEqual([words(21)]);
});

it("numbers make no text easier, and a short text gets no score", () => {
  const text = "De dokter kijkt morgen naar uw voet. U krijgt daarna een bericht van ons. ".repeat(3);
  const { score } = coach(text).reading;
  expect(score).toBeGreaterThan(70);
  expect(coach(text.replaceAll("morgen", "morgen 12 3 4,5 mg B12")).reading.score).toBe(score);
  expect(coach(`${text} 120/80. 130/85.`).reading.score).toBe(score);
  expect(coach("De dokter belt u.").reading).toMatchObject({ score: null, band: null });
});

it("follows the formula of Flesch and Douma", () => {
  const text = "De zon schijnt op het dak. De kat ligt op de mat. ".repeat(3);
  expect(coach(text).reading).toEqual({ words: 36, sentences: 6, syllables: 36, score: 124, band: "easy" });
});

it("a message of the longest size is read at once", () => {
  const started = performance.now();
  for (const piece of ["a.", "1", "!", "wordt gebeld ", "cave colon ca. ", "a@", "x-"])
    coach(piece.repeat(20_000 / piece.length));
  expect(performance.now() - started).toBeLessThan(5_000);
});

it.each([
  ["De medicatiedoos is leeg.", "medicatiedoos"],
  ["Het is een hypertensiespreekuur.", "hypertensiespreekuur"],
  ["U krijgt een ureteroscopie.", "ureteroscopie"],
  ["Er is een kleine myositis.", "myositis"],
])("knows a medical word that is in no list: %s", (text, part) => {
  expect(underlined(text)).toEqual([part]);
});

it("an everyday word on the same ending is left alone", () => {
  expect(underlined("De premie, de epidemie, de academie, de trombosedienst en uw sympathie.")).toEqual([]);
});
