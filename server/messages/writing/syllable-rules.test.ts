import { expect, it } from "vitest";
import { syllablesOf } from "./syllable-rules.ts";

const counted: Record<number, string> = {
  1: "arts zorg bloed druk hooi nieuw eeuw thee fout team draai pijn hart vrouw buik mg",
  2: "linedance hooikoorts mooie vrouwen uien knieën dokter bureau niveau nieuwe website online naïef systeem groeien huisarts geëerd RR kauwen draaien buiig moeilijk update douche yoghurt coachen",
  3: "bijwerking ideeën patiënt museum minuten tabletten diëtist ruïne bloeiende apotheek theater radio reünie poëzie eieren enquête",
  4: "geïnfecteerd bloeddrukmeter financiën medicatie hygiëne diabetes geopereerd officieel situatie consequentie coassistent ontstekingen mayonaise variatie",
  5: "coördinatie reanimatie individueel huisartsenpraktijk evalueren",
  6: "huisartsenpraktijken praktijkondersteuner verantwoordelijkheid",
};
const cases = Object.entries(counted).flatMap(([count, words]) =>
  words.split(" ").map((word): [string, number] => [word, Number(count)]),
);

it.each(cases)("%s has %i syllables", (word, count) => {
  expect(syllablesOf(word)).toBe(count);
  expect(syllablesOf(word.normalize("NFD"))).toBe(count);
});

it("is tried on more than 60 words", () => {
  expect(new Set(cases.map(([word]) => word)).size).toBeGreaterThan(60);
});
