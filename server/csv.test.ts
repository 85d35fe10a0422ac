import { expect, it } from "vitest";
import { csvHeadings, csvRecords } from "./csv.ts";

it("no cell of an export is taken for a formula", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r", "\n"]) {
    expect(csvRecords([[`${start}cmd|' /C calc'!A0`]])).toBe(`"'${start}cmd|' /C calc'!A0"\r\n`);
    expect(csvHeadings([`${start}1`])).toBe(`\uFEFF"'${start}1"\r\n`);
  }
  expect(csvRecords([[-5]])).toBe('"\'-5"\r\n');
});

it("an export is what a Dutch spreadsheet opens: semicolons, quoted cells, lines that end in CR and LF", () => {
  expect(csvHeadings(["Naam", "Plaats"])).toBe('\uFEFF"Naam";"Plaats"\r\n');
  expect(csvRecords([["a;b", null, true, 7.5, "twee\nregels"]])).toBe('"a;b";"";"true";"7.5";"twee\nregels"\r\n');
  expect(csvRecords([['zei "ja"'], [""]])).toBe('"zei ""ja"""\r\n""\r\n');
  expect(csvRecords([])).toBe("");
});
