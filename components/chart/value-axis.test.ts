import fc from "fast-check";
import { expect, it } from "vitest";
import { heightOf, placeOf, valueAxis } from "./value-axis.ts";

it("has round bounds around everything that must be visible", () => {
  expect(valueAxis([121, 149, 135, 84], 50)).toMatchObject({ min: 80, max: 160 });
});

it("does not magnify a series that hardly changes, and never goes below zero if the values cannot", () => {
  const { min, max } = valueAxis([80.1, 80.3, 80.2], 4);
  expect(max - min).toBeGreaterThanOrEqual(4);
  expect(valueAxis([0.4, 0.2], 6).min).toBe(0);
});

it("shows every value, whatever the values are", () => {
  const value = fc.double({ min: 0, max: 1000, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 40 }), fc.double({ min: 0.5, max: 60, noNaN: true }), (values, span) => {
      const { min, max, ticks } = valueAxis(values, span);
      expect(max).toBeGreaterThan(min);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      for (const one of values) expect(one >= min && one <= max).toBe(true);
    }),
  );
});

it("draws values outside the axis at its edge", () => {
  const axis = { min: 60, max: 160, ticks: [] };
  expect(heightOf(axis, 1340)).toBe(0);
  expect(heightOf(axis, 10)).toBe(100);
  expect(heightOf(axis, 110)).toBe(50);
  expect(placeOf({ from: 0, until: 200 }, 50)).toBe(25);
});
