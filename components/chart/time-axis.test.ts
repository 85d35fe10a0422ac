import { describe, expect, it } from "vitest";
import { dayStart, dayStartOf, nightsIn, timeTicks } from "./time-axis.ts";

const hour = 3_600_000;
const day = 24 * hour;

describe("the days under a chart", () => {
  it("labels each day of a week in its middle, with the month once", () => {
    const from = dayStartOf("2026-03-02");
    const ticks = timeTicks(from, from + 7 * day, "nl");
    expect(ticks.map(({ label, second }) => `${label} ${second}`)).toEqual([
      "ma 2 mrt",
      "di 3",
      "wo 4",
      "do 5",
      "vr 6",
      "za 7",
      "zo 8",
    ]);
    expect(ticks[0]?.at).toBe(from + 12 * hour);
  });

  it("starts weeks on Monday and months on their first day", () => {
    const weeks = timeTicks(dayStartOf("2026-03-04"), dayStartOf("2026-04-10"), "nl");
    expect(weeks.map(({ label }) => label)).toEqual(["9 mrt", "16 mrt", "23 mrt", "30 mrt", "6 apr"]);
    const months = timeTicks(dayStartOf("2025-11-20"), dayStartOf("2026-05-20"), "nl");
    expect(months.map(({ label }) => label)).toEqual(["dec 2025", "jan 2026", "feb", "mrt", "apr", "mei"]);
    expect(timeTicks(dayStartOf("2016-01-01"), dayStartOf("2026-05-20"), "nl").map(({ label }) => label)).toEqual([
      "2016",
      "2021",
      "2026",
    ]);
  });

  it("never gives more ticks than fit", () => {
    for (const days of [1, 3, 8, 9, 20, 45, 90, 200, 400, 900, 3660]) {
      const from = dayStartOf("2024-02-27");
      expect(timeTicks(from, from + days * day, "en", 9).length).toBeLessThanOrEqual(10);
    }
  });

  it("finds the start of the Dutch day across both changes of the clock", () => {
    expect(new Date(dayStartOf("2026-03-29")).toISOString()).toBe("2026-03-28T23:00:00.000Z");
    expect(new Date(dayStartOf("2026-03-30")).toISOString()).toBe("2026-03-29T22:00:00.000Z");
    expect(dayStart(Date.parse("2026-10-25T22:30:00Z"))).toBe(dayStartOf("2026-10-25"));
    expect(dayStart(Date.parse("2026-10-25T23:30:00Z"))).toBe(dayStartOf("2026-10-26"));
  });

  it("shades nights, clipped to the period shown", () => {
    const from = dayStartOf("2026-01-10");
    expect(nightsIn(from, from + 2 * day)).toEqual([
      { from, until: from + 6 * hour },
      { from: from + 23 * hour, until: from + 30 * hour },
      { from: from + 47 * hour, until: from + 48 * hour },
    ]);
  });
});
