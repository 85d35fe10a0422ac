import { expect, it } from "vitest";
import { programmesIn } from "./programme-rules.ts";

it("programmes are read as systems and people write them, in one order", () => {
  expect(programmesIn("CVRM; DM2")).toEqual(["diabetes", "cvrm"]);
  expect(programmesIn("Hartfalen/COPD")).toEqual(["heart-failure", "copd"]);
  expect(programmesIn("Diabetes mellitus type 2")).toEqual(["diabetes"]);
});

it("an empty cell names none, and an unknown programme is no guess", () => {
  expect(programmesIn("")).toEqual([]);
  expect(programmesIn("geen")).toEqual([]);
  expect(programmesIn("CVRM, astma")).toBeNull();
});
