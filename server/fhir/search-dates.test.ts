import { expect, it } from "vitest";
import { readDates } from "./search-dates.ts";

const range = (...parameters: string[]) => {
  const read = readDates(parameters);
  if (!read.ok) return null;
  const { from, until } = read.value;
  return [from?.toISOString() ?? null, until?.toISOString() ?? null];
};

it("a day means all of it, in the Netherlands", () => {
  expect(range("2026-11-20")).toEqual(["2026-11-19T23:00:00.000Z", "2026-11-20T23:00:00.000Z"]);
  expect(range("ge2026-07-01")).toEqual(["2026-06-30T22:00:00.000Z", null]);
  expect(range("gt2026-07-01")).toEqual(["2026-07-01T22:00:00.000Z", null]);
  expect(range("le2026-07-01")).toEqual([null, "2026-07-01T22:00:00.000Z"]);
  expect(range("lt2026-07-01")).toEqual([null, "2026-06-30T22:00:00.000Z"]);
});

it("a month and a year mean all of them; a day on which the clock changes has its own length", () => {
  expect(range("2026-02")).toEqual(["2026-01-31T23:00:00.000Z", "2026-02-28T23:00:00.000Z"]);
  expect(range("2026")).toEqual(["2025-12-31T23:00:00.000Z", "2026-12-31T23:00:00.000Z"]);
  expect(range("2026-03-29")).toEqual(["2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z"]);
});

it("a time has its zone, and several parameters all hold", () => {
  expect(range("ge2026-11-20T10:00:00+01:00", "lt2026-11-20T10:00:00Z")).toEqual([
    "2026-11-20T09:00:00.000Z",
    "2026-11-20T10:00:00.000Z",
  ]);
});

it("what is no date is refused", () => {
  for (const wrong of ["", "ne2026-01-01", "2026-02-30", "yesterday", "2026-13", "ap2026"]) {
    expect(range(wrong), wrong).toBeNull();
  }
});
