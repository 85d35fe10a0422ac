import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, addMonths, daysBetween, daysInMonth, isDay, mondayOf, weekdayOf } from "./days.ts";

it("knows which days exist", () => {
  for (const day of ["2026-11-29", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
    expect(isDay(day), day).toBe(true);
  for (const text of [
    "0000-01-01",
    "2026-02-29",
    "1900-02-29",
    "2026-02-30",
    "2026-13-01",
    "2026-2-3",
    "26-02-03",
    "",
    "2026-02-03T",
  ])
    expect(isDay(text), text).toBe(false);
});

it("counts days across months, years and both clock changes", () => {
  expect(addDays("2026-02-27", 2)).toBe("2026-03-01");
  expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
  expect(addDays("2026-03-28", 1)).toBe("2026-03-29");
  expect(addDays("2026-03-29", 1)).toBe("2026-03-30");
  expect(addDays("2026-03-29", -1)).toBe("2026-03-28");
  expect(addDays("2026-10-25", 1)).toBe("2026-10-26");
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2027-01-01", "2026-12-31")).toBe(-1);
  expect(daysBetween("2024-01-01", "2025-01-01")).toBe(366);
});

it("finds the same day of another month, or that month's last day", () => {
  expect(addMonths("2026-11-30", 3)).toBe("2027-02-28");
  expect(addMonths("2027-11-30", 3)).toBe("2028-02-29");
  expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
  expect(addMonths("2026-03-31", -1)).toBe("2026-02-28");
  expect(addMonths("2026-01-15", 12)).toBe("2027-01-15");
  expect(daysInMonth("2024-02-10")).toBe(29);
  expect(daysInMonth("2026-12-31")).toBe(31);
});

it("a week begins on Monday, also across a new year", () => {
  expect(weekdayOf("2026-11-29")).toBe(7);
  expect(weekdayOf("2026-11-30")).toBe(1);
  expect(mondayOf("2026-11-29")).toBe("2026-11-23");
  expect(mondayOf("2026-11-30")).toBe("2026-11-30");
  expect(mondayOf("2027-01-01")).toBe("2026-12-28");
  expect(mondayOf("2024-02-29")).toBe("2024-02-26");
});

it("rejects a text that is not a day instead of returning another day", () => {
  expect(() => addDays("2026-02-31x", 1)).toThrow(RangeError);
  expect(() => addDays("", 1)).toThrow(RangeError);
});

it("adding and counting days agree", () => {
  const day = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, count) => {
      const until = addDays(from, count);
      expect(isDay(until)).toBe(true);
      expect(daysBetween(from, until)).toBe(count);
    }),
  );
});
