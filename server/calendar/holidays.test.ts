import { expect, it } from "vitest";
import { addDays, weekdayOf } from "./days.ts";
import { holidaysOf } from "./holidays.ts";

it("knows the holidays of 2026, and of 2025 with Liberation Day and King's Day on a Saturday", () => {
  expect([...holidaysOf(2026).keys()]).toEqual([
    "2026-01-01",
    "2026-04-06",
    "2026-04-27",
    "2026-05-14",
    "2026-05-25",
    "2026-12-25",
    "2026-12-26",
  ]);
  expect([...holidaysOf(2025).keys()]).toEqual([
    "2025-01-01",
    "2025-04-21",
    "2025-04-26",
    "2025-05-05",
    "2025-05-29",
    "2025-06-09",
    "2025-12-25",
    "2025-12-26",
  ]);
});

it("finds early and late dates of Easter", () => {
  // Published dates of Easter Sunday, including the earliest (2285), the latest (2038) and both exceptions of the
  // computus (1954, 1981).
  const sundays = ["1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2024-03-31", "2038-04-25", "2285-03-22"];
  for (const sunday of sundays) {
    expect(holidaysOf(Number(sunday.slice(0, 4))).has(addDays(sunday, 1)), sunday).toBe(true);
    expect(weekdayOf(sunday)).toBe(7);
  }
});
