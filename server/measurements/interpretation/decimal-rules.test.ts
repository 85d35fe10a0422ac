import fc from "fast-check";
import { expect, it } from "vitest";
import { averageOf, minus, rounded } from "./decimal-rules.ts";

it("a mean is rounded half away from zero, on its decimal value", () => {
  const cases: [number[], number, number][] = [
    [[4.8, 7.1], 1, 6],
    [[40.3, 40.4], 1, 40.4],
    [[36.4, 36.5], 1, 36.5],
    [[81.4, 81.5, 81.5, 81.4], 1, 81.5],
    [[120, 121], 0, 121],
    [[-0.4, -0.5], 1, -0.5],
    [[5.1, 5.1, 5.1], 1, 5.1],
    [[0.1, 0.2], 2, 0.15],
  ];
  for (const [values, decimals, mean] of cases) expect(averageOf(values, decimals), String(values)).toBe(mean);
  expect(averageOf([], 1)).toBeNull();
  expect(averageOf([null, 6, null], 1)).toBe(6);
});

it("a figure and a difference are rounded the same way", () => {
  expect(rounded(5.95, 1)).toBe(6);
  expect(rounded(1.005, 2)).toBe(1.01);
  expect(rounded(-2.5, 0)).toBe(-3);
  expect(rounded(1e21, 1)).toBe(1e21);
  expect(Object.is(rounded(-0.04, 1), 0)).toBe(true);
  expect(minus(82.1, 80, 1)).toBe(2.1);
  expect(minus(0.3, 0.1, 1)).toBe(0.2);
});

it("the mean of values of one decimal is that of whole tenths", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 50 }), (tenths) => {
      const sum = tenths.reduce((total, value) => total + value, 0);
      // Half up in whole numbers: floor((2 sum + n) / 2n).
      const mean = Math.floor((2 * sum + tenths.length) / (2 * tenths.length)) / 10;
      expect(
        averageOf(
          tenths.map((value) => value / 10),
          1,
        ),
      ).toBe(mean);
    }),
  );
});
