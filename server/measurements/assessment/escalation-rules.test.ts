import { describe, expect, it } from "vitest";
import { usualWeek } from "#db/terms/opening-hours.ts";
import { momentOn } from "#server/calendar/moments.ts";
import { earliestStep, firstHolder, isToPassOn, nextHolder } from "./escalation-rules.ts";

const chain = { receiverIds: ["anna", "bram", "cor"], thenTeam: true, escalateAfterMinutes: 60 };
const everybody = new Set(chain.receiverIds);

describe("who holds an alarm", () => {
  it("the first receiver who is here, and the team without anybody", () => {
    expect(firstHolder(chain, everybody)).toEqual({ heldBy: "anna", position: 0 });
    expect(firstHolder(chain, new Set(["cor"]))).toEqual({ heldBy: "cor", position: 2 });
    expect(firstHolder({ ...chain, thenTeam: false }, new Set())).toEqual({ heldBy: null, position: 3 });
  });

  it("the next receiver who is here; the team comes last", () => {
    expect(nextHolder(chain, 0, everybody)).toEqual({ heldBy: "bram", position: 1 });
    expect(nextHolder(chain, 0, new Set(["anna", "cor"]))).toEqual({ heldBy: "cor", position: 2 });
    expect(nextHolder(chain, 2, everybody)).toEqual({ heldBy: null, position: 3 });
  });

  it("without the team it stays with the last one, unless nobody is here any more", () => {
    const alone = { ...chain, thenTeam: false };
    expect(nextHolder(alone, 2, everybody)).toBeNull();
    expect(nextHolder(alone, 0, new Set(["anna"]))).toBeNull();
    expect(nextHolder(alone, 2, new Set())).toEqual({ heldBy: null, position: 3 });
  });
});

it("a step has an earliest moment only while somebody comes next", () => {
  const since = momentOn("2026-12-03", 600);
  expect(earliestStep(chain, { heldBy: "anna", position: 0 }, since)).toEqual(momentOn("2026-12-03", 660));
  expect(earliestStep(chain, { heldBy: "cor", position: 2 }, since)).toEqual(momentOn("2026-12-03", 660));
  expect(earliestStep(chain, { heldBy: null, position: 3 }, since)).toBeNull();
  expect(earliestStep({ ...chain, thenTeam: false }, { heldBy: "cor", position: 2 }, since)).toBeNull();
});

it("only open time counts, and while the practice is closed nothing is passed on", () => {
  const times = { week: usualWeek, closings: [], openHolidays: [] };
  // Thursday, twenty minutes before the practice closes.
  const since = momentOn("2026-12-03", 16 * 60 + 40);
  const isDue = (day: string, minute: number) => isToPassOn(times, since, 60, momentOn(day, minute));
  expect(isDue("2026-12-03", 19 * 60)).toBe(false);
  expect(isDue("2026-12-04", 8 * 60 + 39)).toBe(false);
  expect(isDue("2026-12-04", 8 * 60 + 40)).toBe(true);
  expect(isDue("2026-12-05", 10 * 60)).toBe(false);
});
