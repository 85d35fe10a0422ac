import { expect, it } from "vitest";
import { tallyOf } from "./tally-rules.ts";

const cell = (pgoName: string | null, count: number) =>
  ({ month: "2026-11-01", pgoName, cause: "sign-in" as const, count }) as const;

it("fewer than five are not told, and nothing is said of none", () => {
  const registered = new Set(["Kompas", "Anker", "Boei"]);
  const tally = tallyOf([cell("Kompas", 5), cell("Anker", 4), cell("Boei", 0)], registered);
  expect(tally.map(({ pgoName, count }) => [pgoName, count])).toEqual([
    ["Kompas", 5],
    ["Anker", null],
  ]);
});

it("names that are no PGO in the register are told as one, and counted together", () => {
  expect(tallyOf([cell("Jan Jansen", 3), cell(null, 2)], new Set(["Kompas"]))).toEqual([cell(null, 5)]);
});
