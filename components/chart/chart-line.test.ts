import { expect, it } from "vitest";
import { linesThrough } from "./chart-line.ts";

const day = 86_400_000;
const dayOf = (at: number) => Math.floor(at / day);
const at = (days: number, value: number) => ({ at: days * day, value });

it("goes through the values themselves when there is one a day", () => {
  expect(linesThrough([at(2, 82), at(0, 80), at(1, 81)], dayOf)).toEqual([[at(0, 80), at(1, 81), at(2, 82)]]);
});

it("goes through the mean of each day when days have several", () => {
  const [line] = linesThrough([at(0.25, 140), at(0.75, 130), at(1.25, 150), at(1.75, 140)], dayOf);
  expect(line).toEqual([at(0.5, 135), at(1.5, 145)]);
});

it("breaks where a value was expected and none came", () => {
  expect(linesThrough([at(0, 80), at(2, 81)], dayOf)).toHaveLength(1);
  expect(linesThrough([at(0, 80), at(2, 81)], dayOf, [1 * day])).toHaveLength(2);
});

it("breaks at a gap that is longer than usual for the series", () => {
  const daily = [0, 1, 2, 3, 9, 10, 11].map((days) => at(days, 80));
  expect(linesThrough(daily, dayOf).map((line) => line.length)).toEqual([4, 3]);
  const weekly = [0, 7, 14, 21, 28].map((days) => at(days, 80));
  expect(linesThrough(weekly, dayOf)).toHaveLength(1);
});

it("has nothing to draw without values", () => {
  expect(linesThrough([], dayOf)).toEqual([]);
});
