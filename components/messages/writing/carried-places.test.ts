import { expect, it } from "vitest";
import { coach } from "#server/messages/writing/coach-rules.ts";
import { carriedPlaces } from "./carried-places.ts";

const before = "U heeft hypertensie en u wordt morgen gebeld.";
const after = (text: string) =>
  carriedPlaces(coach(before).findings, before, text).map(({ from, to }) => text.slice(from, to));

it("what stands before and after the place of typing stays underlined where it is", () => {
  expect(after(before)).toEqual(["hypertensie", "wordt morgen gebeld"]);
  expect(after(`Dag. ${before}`)).toEqual(["hypertensie", "wordt morgen gebeld"]);
  expect(after(`${before} Tot dan.`)).toEqual(["hypertensie", "wordt morgen gebeld"]);
  expect(after(before.replace("hypertensie en", "hypertensie, en"))).toEqual(["hypertensie", "wordt morgen gebeld"]);
});

it("a word in which is typed is no longer the word that was found", () => {
  expect(after(before.replace("hypertensie", "hypetensie"))).toEqual(["wordt morgen gebeld"]);
  expect(after(before.replace("hypertensie", "hoge bloeddruk"))).toEqual(["wordt morgen gebeld"]);
});

it("what only points grows with what is typed in it", () => {
  expect(after(before.replace("morgen", "overmorgen"))).toEqual(["hypertensie", "wordt overmorgen gebeld"]);
});

it("an empty text has no places", () => {
  expect(after("")).toEqual([]);
});

it("of a letter that is typed twice, nothing is counted twice", () => {
  const place = { from: 3, to: 6, alternative: "x" };
  expect(carriedPlaces([place], "aaa bb", "aaaa bb")).toEqual([{ from: 4, to: 7, alternative: "x" }]);
});
