import { expect, it } from "vitest";
import { coach } from "#server/messages/writing/coach-rules.ts";
import { underlinedPieces } from "./underlined-pieces.ts";

const pieces = (text: string) => underlinedPieces(text, coach(text).findings);

it("the pieces together are the text, to the letter", () => {
  const text = `Dhr. Veen,\n\nu wordt i.v.m. ${"uw klachten ".repeat(12)}gebeld!!  \n`;
  expect(
    pieces(text)
      .map((piece) => piece.text)
      .join(""),
  ).toBe(text);
  expect(pieces("")).toEqual([]);
});

it("a word inside a sentence is underlined as both", () => {
  const found = pieces("U wordt i.v.m. uw klachten gebeld.").map(({ text, word, sentence }) => [
    text,
    word?.kind ?? null,
    sentence?.kind ?? null,
  ]);
  expect(found).toEqual([
    ["U ", null, null],
    ["wordt ", null, "passive"],
    ["i.v.m.", "abbreviation", "passive"],
    [" uw klachten gebeld", null, "passive"],
    [".", null, null],
  ]);
});
