import { describe, expect, it } from "vitest";
import { dutchClock } from "#server/calendar/clock.ts";
import { momentOn } from "#server/calendar/moments.ts";
import { rulesInForce } from "./book-rules.ts";
import { type CountableValue, countableValuesOf } from "./rules.ts";
import { steepIdsOf } from "./weight-rules.ts";

const rules = rulesInForce([], new Date("2026-05-20T12:00:00Z"));

function weights(...given: [day: string, value: number][]): CountableValue[] {
  return given.map(([day, value], index) => {
    const at = momentOn(day, 435);
    const { minute } = dutchClock(at);
    return { measurementId: `${index}`, at, day, minute, value, diastolic: null, moment: null, isPractice: false };
  });
}

describe("weights that rose too fast", () => {
  it("exceed the lowest of the 72 hours before them by more than the agreed gain", () => {
    const week = weights(["2026-05-11", 80], ["2026-05-12", 80.5], ["2026-05-13", 82.1], ["2026-05-14", 82.1]);
    expect([...steepIdsOf(week, rules)]).toEqual(["2", "3"]);
    expect([...steepIdsOf([...week, ...weights(["2026-05-17", 82.4])], rules)]).toEqual(["2", "3"]);
  });

  it("are none at exactly two kilograms, after more than 72 hours, or when weight fell", () => {
    expect(steepIdsOf(weights(["2026-05-11", 80], ["2026-05-13", 82]), rules).size).toBe(0);
    expect(steepIdsOf(weights(["2026-05-11", 80], ["2026-05-15", 84]), rules).size).toBe(0);
    expect(steepIdsOf(weights(["2026-05-11", 84], ["2026-05-12", 80]), rules).size).toBe(0);
    expect(steepIdsOf(countableValuesOf([]), rules).size).toBe(0);
  });
});
