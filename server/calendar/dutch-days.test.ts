import fc from "fast-check";
import { expect, it } from "vitest";
import { addWorkingDays, dutchDay, isWorkingDay } from "./dutch-days.ts";

it("nobody is asked to do something on a weekend or a holiday", () => {
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

it("five working days from the Thursday before Christmas skip both days of Christmas and two weekends", () => {
  expect(addWorkingDays("2026-12-24", 5)).toBe("2027-01-04");
});

it("a due date is always a working day, later than today", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("2024-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
      fc.integer({ min: 1, max: 40 }),
      (date, count) => {
        const day = dutchDay(date);
        const due = addWorkingDays(day, count);
        return due > day && isWorkingDay(due);
      },
    ),
  );
});

it("just before midnight in Amsterdam it is still the same day", () => {
  expect(dutchDay(new Date("2026-07-01T21:59:00Z"))).toBe("2026-07-01");
  expect(dutchDay(new Date("2026-07-01T22:01:00Z"))).toBe("2026-07-02");
});
