import { expect, it } from "vitest";
import { rulesInForce } from "./book-rules.ts";
import { targetsOf } from "./rules.ts";
import { standingBy } from "./standing-rules.ts";

const today = "2026-05-20";
const rules = rulesInForce([], new Date("2026-05-20T12:00:00Z"));
const judge = (kind: "blood-glucose" | "blood-pressure") =>
  standingBy(kind, targetsOf(kind, rules, { birthDate: "1970-01-01", today }), rules);

it("a low glucose is low around any moment, and without one", () => {
  const glucose = judge("blood-glucose");
  for (const moment of ["after-meal", "fasting", "bedtime", null] as const) {
    expect(glucose({ value: 3.2, diastolic: null, moment })).toBe("below");
  }
  expect(glucose({ value: 3.9, diastolic: null, moment: "after-meal" })).toBe("in-target");
  expect(glucose({ value: 3.9, diastolic: null, moment: null })).toBe("no-target");
});

it("a glucose without a moment is too high only above the limit for any moment", () => {
  const glucose = judge("blood-glucose");
  expect(glucose({ value: 9.5, diastolic: null, moment: null })).toBe("no-target");
  expect(glucose({ value: 10.1, diastolic: null, moment: null })).toBe("above");
  expect(glucose({ value: 9, diastolic: null, moment: "after-meal" })).toBe("above");
});

it("a blood pressure is too high when either of its values is", () => {
  const pressure = judge("blood-pressure");
  expect(pressure({ value: 130, diastolic: 90, moment: null })).toBe("above");
  expect(pressure({ value: 130, diastolic: 80, moment: null })).toBe("in-target");
});
