import fc from "fast-check";
import { expect, it } from "vitest";
import { excerptAround, wordsIn } from "./excerpt-rules.ts";

const doctor = "👩🏽‍⚕️";
const said = (text: string, ...hits: string[]) => excerptAround(text, new Set(hits));
const together = (text: string, ...hits: string[]) =>
  said(text, ...hits)
    .map(({ text, isHit }) => (isHit ? `[${text}]` : text))
    .join("");

it("marks each word that was asked for, as it was written", () => {
  expect(together("Mijn fietsen zijn geïnfecteerd.", "fietsen", "geïnfecteerd")).toBe(
    "Mijn [fietsen] zijn [geïnfecteerd].",
  );
  expect(together("pijn/jeuk", "jeuk")).toBe("pijn/[jeuk]");
  expect(together("Niets gevonden")).toBe("Niets gevonden");
  expect(said("", "jeuk")).toEqual([]);
});

it("begins shortly before the first hit, at a word, and says that something stands before it", () => {
  const text = `${"Nog een lange zin vooraf. ".repeat(20)}Daarna kwam de uitslag.`;
  expect(together(text, "uitslag")).toMatch(/^… (?:Nog|een|lange|zin|vooraf\.) .*\[uitslag\]\.$/);
});

it("cuts no character as people see it, before the hit or behind it", () => {
  for (let shift = 0; shift <= doctor.length; shift += 1) {
    const text = `${"a".repeat(shift)}${doctor.repeat(40)}uitslag${doctor.repeat(60)}`;
    const excerpt = said(text, "uitslag").map((part) => part.text);
    expect(excerpt.join("").replaceAll(doctor, "").replace(/^… /, "")).toBe("uitslag");
  }
});

it("of whatever text at most so much is left, and it is in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) => {
      const [hit = ""] = wordsIn(text).slice(-1);
      const parts = said(text, hit);
      const excerpt = parts.map((part) => part.text).join("");
      expect(excerpt.length).toBeLessThanOrEqual(202);
      expect(text.includes(excerpt) || text.includes(excerpt.slice(2))).toBe(true);
    }),
  );
});
