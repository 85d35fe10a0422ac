import { expect, it } from "vitest";
import { percentFloor, sharePercent } from "./share-percent.ts";

it("a share is in whole percents", () => {
  expect(sharePercent(190, 244)).toBe(78);
  expect(sharePercent(0, 244)).toBe(0);
  expect(sharePercent(244, 244)).toBe(100);
});

it("rounding never hides anybody: almost all is not all, and one is not none", () => {
  expect(sharePercent(999, 1_000)).toBe(99);
  expect(sharePercent(1, 1_000)).toBe(1);
});

it("three out of seven is too few for a percentage", () => {
  expect(sharePercent(3, 7)).toBeNull();
  expect(sharePercent(0, 0)).toBeNull();
  expect(sharePercent(5, percentFloor)).toBe(50);
});
