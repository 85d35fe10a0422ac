import { expect, it } from "vitest";
import { dutchClock } from "#server/calendar/clock.ts";
import type { CountableValue } from "#server/measurements/interpretation/rules.ts";
import { comparisonOf } from "./comparison-rules.ts";

const at = (when: string, value: number, rest: Partial<CountableValue> = {}): CountableValue => {
  const moment = new Date(when);
  const { day, minute } = dutchClock(moment);
  return {
    ...{ measurementId: when, at: moment, day, minute, value },
    ...{ diastolic: null, moment: null, isPractice: false, ...rest },
  };
};
const pressure = (when: string, value: number, diastolic: number | null, rest: Partial<CountableValue> = {}) =>
  at(when, value, { diastolic, ...rest });

it("blood pressure is compared as a whole, by morning and by evening, without what the practice measured", () => {
  const before = [
    pressure("2026-08-01T07:00:00Z", 190, 110), // more than the window before the newest
    pressure("2026-09-01T06:00:00Z", 150, 92),
    pressure("2026-09-01T18:00:00Z", 145, 88),
    pressure("2026-09-02T09:00:00Z", 170, 99, { isPractice: true }),
  ];
  const after = [pressure("2026-11-20T07:00:00Z", 134, 82), pressure("2026-11-21T07:00:00Z", 137, null)];
  expect(comparisonOf("blood-pressure", { before, after, windowDays: 14 })).toEqual({
    kind: "blood-pressure",
    rows: [
      {
        moment: "all",
        before: { value: 148, diastolic: 90, count: 2, from: "2026-09-01", until: "2026-09-01" },
        after: { value: 136, diastolic: 82, count: 2, from: "2026-11-20", until: "2026-11-21" },
        difference: { value: -12, diastolic: -8 },
      },
      {
        moment: "morning",
        before: { value: 150, diastolic: 92, count: 1, from: "2026-09-01", until: "2026-09-01" },
        after: { value: 136, diastolic: 82, count: 2, from: "2026-11-20", until: "2026-11-21" },
        difference: { value: -14, diastolic: -10 },
      },
      {
        moment: "evening",
        before: { value: 145, diastolic: 88, count: 1, from: "2026-09-01", until: "2026-09-01" },
        after: null,
        difference: null,
      },
    ],
  });
});

it("glucose by its moments, rounded as it is shown; a moment without values has no row", () => {
  const before = [at("2026-09-01T06:00:00Z", 4.8, { moment: "fasting" })];
  const after = [
    at("2026-11-20T06:00:00Z", 4.8, { moment: "fasting" }),
    at("2026-11-21T06:00:00Z", 7.1, { moment: "fasting" }),
  ];
  const { rows } = comparisonOf("blood-glucose", { before, after, windowDays: 14 });
  expect(rows.map(({ moment, difference }) => [moment, difference])).toEqual([
    ["all", { value: 1.2, diastolic: null }],
    ["fasting", { value: 1.2, diastolic: null }],
  ]);
});

it("nothing before or nothing after has no difference; nothing at all has no row", () => {
  const [first] = comparisonOf("body-weight", {
    before: [],
    after: [at("2026-11-20T06:00:00Z", 81.2)],
    windowDays: 14,
  }).rows;
  expect(first).toMatchObject({ before: null, after: { value: 81.2, count: 1 }, difference: null });
  expect(comparisonOf("body-weight", { before: [], after: [], windowDays: 14 }).rows).toEqual([]);
});
