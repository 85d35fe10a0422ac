import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "./days.ts";
import { addWorkingDays, isWorkingDay, nextWorkingDay } from "./working-days.ts";

it("weekends and holidays are not working days", () => {
  for (const day of [
    "2026-04-06",
    "2026-04-27",
    "2026-05-14",
    "2026-05-25",
    "2026-12-25",
    "2025-05-05",
    "2026-11-22",
  ]) {
    expect(isWorkingDay(day), day).toBe(false);
  }
  for (const day of ["2026-05-05", "2026-04-28", "2026-11-23"]) expect(isWorkingDay(day), day).toBe(true);
});

it("King's Day moves to Saturday when it falls on a Sunday", () => {
  expect(isWorkingDay("2025-04-28")).toBe(true);
  expect(isWorkingDay("2025-04-26")).toBe(false);
});

it("five working days from the Thursday before Christmas skip both Christmas days and two weekends", () => {
  expect(addWorkingDays("2026-12-24", 5)).toBe("2027-01-04");
});

it("the next working day skips Easter Monday and Christmas, and Good Friday is one", () => {
  expect(nextWorkingDay("2026-04-02")).toBe("2026-04-03");
  expect(nextWorkingDay("2026-04-03")).toBe("2026-04-07");
  expect(nextWorkingDay("2026-12-24")).toBe("2026-12-28");
  expect(nextWorkingDay("2026-12-31")).toBe("2027-01-04");
  expect(nextWorkingDay("2024-02-28")).toBe("2024-02-29");
  expect(nextWorkingDay("2026-03-27")).toBe("2026-03-30");
  expect(nextWorkingDay("2026-10-23")).toBe("2026-10-26");
});

it("a due date is always a working day, later than today", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6_000 }), fc.integer({ min: 1, max: 40 }), (daysOn, count) => {
      const day = addDays("2024-01-01", daysOn);
      const due = addWorkingDays(day, count);
      return due > day && isWorkingDay(due);
    }),
  );
});
