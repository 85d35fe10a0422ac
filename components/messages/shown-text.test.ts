import { expect, it } from "vitest";
import { shownText } from "./shown-text.ts";

const family = "👩‍👩‍👧";
const nurse = "🧑🏽‍⚕️";

it("what a patient typed is shown as it was typed, lines and accents included", () => {
  const text = "Goedemorgen,\n\nMijn crème is op. Kan ik 2 × 50 mg nemen?";
  expect(shownText(text)).toBe(text);
});

it("signs that turn the direction of a text do not reach the screen", () => {
  expect(shownText("neem \u202E05\u202C mg")).toBe("neem 05 mg");
  expect(shownText("\u2066a\u2069\u2067b\u2068c\u200E\u200F\u061C\u202A\u202B\u202D")).toBe("abc");
});

it("signs that nobody sees do not hide in a word", () => {
  expect(shownText("gif\u200Btig\uFEFF, on\u2060danks")).toBe("giftig, ondanks");
  expect(shownText("bel\u200C112\u200D")).toBe("bel112");
  expect(shownText("e\u0301\u200Den")).toBe("e\u0301en");
});

it("a joiner stays where it makes one emoji of several", () => {
  expect(shownText(family)).toBe(family);
  expect(shownText(nurse)).toBe(nurse);
  expect(shownText("🏳️‍🌈")).toBe("🏳️‍🌈");
  expect(shownText("👩\u200D")).toBe("👩");
  expect(shownText("\u200D👩")).toBe("👩");
});

it("a joiner stays in scripts that are written with it", () => {
  const persian = "می\u200Cخواهم";
  const sinhala = "ශ්\u200Dරී";
  expect(shownText(persian)).toBe(persian);
  expect(shownText(sinhala)).toBe(sinhala);
});

it("shown text shows the same when it is shown again", () => {
  for (const text of [family, "a\u200B\u200Bb", "👩\u200D\u200D👩", "می\u200C\u202Eخ"]) {
    expect(shownText(shownText(text))).toBe(shownText(text));
  }
});
