import { expect, it } from "vitest";
import { Day, Moment } from "./contract.ts";

it.each(["1800-01-01", "2024-02-29", "2199-12-31"])("%s is a day", (day) => {
  expect(Day.safeParse(day).success).toBe(true);
  expect(Moment.safeParse(`${day}T23:59:59.999Z`).success).toBe(true);
});

it.each(["0000-01-01", "0001-01-01", "1799-12-31", "2200-01-01", "9999-12-31", "2026-02-30", "", "x"])(
  "%s is none",
  (day) => {
    expect(Day.safeParse(day).success).toBe(false);
    expect(Moment.safeParse(`${day}T00:00:00Z`).success).toBe(false);
  },
);
