import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AnswerPromise, type PromiseWeek, usualPromise } from "#db/terms/consults.ts";
import { type OpenTimes, usualWeek } from "#db/terms/opening-hours.ts";
import { dutchClock } from "#server/calendar/clock.ts";
import { closingTimeOf, openTimeBetween } from "#server/calendar/opening-hours.ts";
import type { PracticeTurn } from "./contract.ts";
import { clockOf, openTimeUsed, skippedDays, warningOf } from "./rules.ts";

const usual: OpenTimes = { week: usualWeek, closings: [], openHolidays: [] };
const withLunch: OpenTimes = {
  ...usual,
  week: usualWeek.map(({ blocks }) => ({
    blocks: blocks.length > 0 ? [block("08:00", "12:00"), block("13:00", "17:00")] : [],
  })),
};

function block(from: string, until: string) {
  return { from, until };
}

const daily = (unit: AnswerPromise["unit"], count: number): PromiseWeek =>
  Array.from({ length: 7 }, () => ({ unit, count }));
const hours = (count: number) => daily("open-hours", count);
const twoDays = daily(usualPromise.unit, usualPromise.count);
const at = (text: string) => new Date(text);
const since = (text: string): PracticeTurn[] => [{ from: at(text), until: null }];
const dueOf = (week: PromiseWeek, times: OpenTimes, from: string) => clockOf(week, times, since(from))?.dueAt;

describe("hours of open time", () => {
  it("a lunch break does not count, and the end of the day is in time", () => {
    const due = (time: string) => dueOf(hours(4), withLunch, `2026-09-15T${time}:00+02:00`);
    expect(due("10:30")).toEqual(at("2026-09-15T15:30:00+02:00"));
    expect(due("12:20")).toEqual(at("2026-09-15T17:00:00+02:00"));
    expect(due("14:00")).toEqual(at("2026-09-16T09:00:00+02:00"));
  });

  it("closing days at a weekend are not subtracted twice, and only the practice closes a day", () => {
    const christmas = { ...usual, closings: [{ startsOn: "2027-12-25", endsOn: "2027-12-26" }] };
    expect(dueOf(hours(2), christmas, "2027-12-24T16:30:00+01:00")).toEqual(at("2027-12-27T09:30:00+01:00"));
    // Good Friday is a working day until the practice closes it.
    expect(dueOf(hours(2), usual, "2027-03-25T16:30:00+01:00")).toEqual(at("2027-03-26T09:30:00+01:00"));
  });

  it("an hour is an hour of the practice's wall clock, on both sides of the change to summer time", () => {
    expect(dueOf(hours(2), usual, "2026-03-27T16:00:00+01:00")).toEqual(at("2026-03-30T07:00:00Z"));
    expect(dueOf(hours(1), usual, "2026-01-14T07:00:00+01:00")).toEqual(at("2026-01-14T08:00:00Z"));
    expect(dueOf(hours(1), usual, "2026-07-15T07:00:00+02:00")).toEqual(at("2026-07-15T07:00:00Z"));
  });

  it("Koningsdag does not count", () => {
    // Friday, the weekend, Koningsdag on Monday, Tuesday.
    expect(dueOf(hours(4), usual, "2026-04-24T15:00:00+02:00")).toEqual(at("2026-04-28T10:00:00+02:00"));
    const open = { ...usual, openHolidays: ["2026-04-27"] };
    expect(dueOf(hours(4), open, "2026-04-24T15:00:00+02:00")).toEqual(at("2026-04-27T10:00:00+02:00"));
  });
});

describe("working days", () => {
  it("ends at closing time of the second day that opens, whatever the time of receipt", () => {
    for (const time of ["00:10", "08:00", "16:59", "17:00", "23:50"]) {
      expect(dueOf(twoDays, usual, `2026-09-14T${time}:00+02:00`), time).toEqual(at("2026-09-16T17:00:00+02:00"));
    }
  });

  it("a weekend, Koningsdag and the change to summer time", () => {
    expect(dueOf(twoDays, usual, "2026-09-19T11:00:00+02:00")).toEqual(at("2026-09-22T17:00:00+02:00"));
    expect(dueOf(twoDays, usual, "2026-04-24T15:00:00+02:00")).toEqual(at("2026-04-29T17:00:00+02:00"));
    expect(dueOf(twoDays, usual, "2026-03-27T10:00:00+01:00")).toEqual(at("2026-03-31T15:00:00Z"));
    expect(dueOf(twoDays, usual, "2026-10-23T10:00:00+02:00")).toEqual(at("2026-10-27T16:00:00Z"));
  });

  it("a day that closes at noon is due at noon", () => {
    const friday = usualWeek.map((own, weekday) => (weekday === 4 ? { blocks: [block("08:00", "12:00")] } : own));
    expect(dueOf(twoDays, { ...usual, week: friday }, "2026-09-16T10:00:00+02:00")).toEqual(
      at("2026-09-18T12:00:00+02:00"),
    );
  });

  it("the same day, until it has closed: then the next day that opens", () => {
    const sameDay = daily("working-days", 0);
    expect(dueOf(sameDay, usual, "2026-09-18T16:59:00+02:00")).toEqual(at("2026-09-18T17:00:00+02:00"));
    expect(dueOf(sameDay, usual, "2026-09-18T17:00:00+02:00")).toEqual(at("2026-09-21T17:00:00+02:00"));
    expect(dueOf(sameDay, usual, "2026-09-19T10:00:00+02:00")).toEqual(at("2026-09-21T17:00:00+02:00"));
  });

  it("each weekday has its own promise, by the Dutch day of receipt", () => {
    const week = twoDays.map((own, weekday) => (weekday === 4 ? { unit: "open-hours" as const, count: 1 } : own));
    expect(dueOf(week, usual, "2026-09-17T23:59:00+02:00")).toEqual(at("2026-09-21T17:00:00+02:00"));
    // Friday in the Netherlands, still Thursday in UTC.
    expect(dueOf(week, usual, "2026-09-18T00:30:00+02:00")).toEqual(at("2026-09-18T09:00:00+02:00"));
  });
});

describe("cover", () => {
  const summer = { ...usual, closings: [{ startsOn: "2026-07-20", endsOn: "2026-08-07" }] };
  const mornings = usualWeek.map(({ blocks }) => ({ blocks: blocks.length > 0 ? [block("09:00", "12:00")] : [] }));
  const covered = { ...summer, covers: [{ startsOn: "2026-07-20", endsOn: "2026-07-24", week: mornings }] };

  it("the clock stands still on closing days, and runs on the hours of who covers", () => {
    expect(dueOf(twoDays, summer, "2026-07-17T16:00:00+02:00")).toEqual(at("2026-08-11T17:00:00+02:00"));
    expect(dueOf(twoDays, covered, "2026-07-17T16:00:00+02:00")).toEqual(at("2026-07-21T12:00:00+02:00"));
    expect(dueOf(hours(5), covered, "2026-07-17T16:00:00+02:00")).toEqual(at("2026-07-21T10:00:00+02:00"));
    // The last day of cover; the rest of the closing has none.
    expect(dueOf(hours(5), covered, "2026-07-24T09:00:00+02:00")).toEqual(at("2026-08-10T10:00:00+02:00"));
  });
});

describe("warnings", () => {
  it("come at half and at 80 % of the open time, and when it has passed", () => {
    // 2 hours on Friday, 9 on Tuesday, 9 on Wednesday: 20 in all.
    const clock = clockOf(twoDays, usual, since("2026-04-24T15:00:00+02:00"));
    if (!clock) throw new Error("the clock runs");
    expect(clock.halfAt).toEqual(at("2026-04-28T16:00:00+02:00"));
    expect(clock.nearAt).toEqual(at("2026-04-29T13:00:00+02:00"));
    const warning = (time: string) => warningOf(clock, at(time));
    expect(warning("2026-04-28T15:59:59+02:00")).toBe("none");
    expect(warning("2026-04-28T16:00:00+02:00")).toBe("half");
    expect(warning("2026-04-29T13:00:00+02:00")).toBe("near");
    expect(warning("2026-04-29T17:00:00+02:00")).toBe("near");
    expect(warning("2026-04-29T17:00:00.001+02:00")).toBe("passed");
  });

  it("the deadline says which days did not count, and why", () => {
    const away = { ...usual, closings: [{ startsOn: "2026-04-28", endsOn: "2026-04-28" }] };
    const clock = clockOf(twoDays, away, since("2026-04-24T15:00:00+02:00"));
    if (!clock) throw new Error("the clock runs");
    expect(clock.dueAt).toEqual(at("2026-04-30T17:00:00+02:00"));
    expect(skippedDays(away, clock)).toEqual([
      { day: "2026-04-25", by: "usual" },
      { day: "2026-04-26", by: "usual" },
      { day: "2026-04-27", by: "holiday", name: "kings-day" },
      { day: "2026-04-28", by: "closing" },
    ]);
  });
});

describe("the patient's turn", () => {
  const turn = (from: string, until: string | null) => ({ from: at(from), until: until === null ? null : at(until) });
  const askedBack = turn("2026-09-15T10:00:00+02:00", "2026-09-15T11:00:00+02:00");

  it("no clock runs, and it goes on where it stood when the patient answers", () => {
    expect(clockOf(hours(4), withLunch, [])).toBeNull();
    expect(clockOf(hours(4), withLunch, [askedBack])).toBeNull();
    const clock = clockOf(hours(4), withLunch, [askedBack, turn("2026-09-16T14:00:00+02:00", null)]);
    expect(clock).toEqual({
      from: askedBack.from,
      halfAt: at("2026-09-16T15:00:00+02:00"),
      nearAt: at("2026-09-16T16:12:00+02:00"),
      dueAt: at("2026-09-16T17:00:00+02:00"),
    });
  });

  it("a promise in working days goes on until closing time of the day on which it runs out", () => {
    // 26 hours in all, 2 used on Monday; 7 on Thursday, 9 on Friday, the last 8 on Monday.
    const turns = [
      turn("2026-09-14T09:00:00+02:00", "2026-09-14T11:00:00+02:00"),
      turn("2026-09-17T10:00:00+02:00", null),
    ];
    expect(clockOf(twoDays, usual, turns)?.dueAt).toEqual(at("2026-09-21T17:00:00+02:00"));
  });

  it("a question back that came too late buys no time", () => {
    const turns = [
      turn("2026-09-14T09:00:00+02:00", "2026-09-15T12:00:00+02:00"),
      turn("2026-09-16T10:00:00+02:00", null),
    ];
    const clock = clockOf(hours(4), usual, turns);
    expect(clock?.dueAt).toEqual(at("2026-09-16T10:00:00+02:00"));
  });

  it("measured is the open time of the practice's turns", () => {
    const turns = [askedBack, turn("2026-09-15T16:00:00+02:00", "2026-09-16T09:00:00+02:00")];
    expect(openTimeUsed(withLunch, turns, at("2026-09-20T12:00:00+02:00"))).toBe(180);
    expect(openTimeUsed(usual, [askedBack], at("2026-09-20T12:00:00+02:00"))).toBe(60);
    expect(openTimeUsed(withLunch, since("2026-09-15T11:30:00+02:00"), at("2026-09-15T13:15:00+02:00"))).toBe(45);
  });
});

it("a practice of which no opening is in sight has a clock all the same", () => {
  const never = { ...usual, week: usualWeek.map(() => ({ blocks: [] })) };
  expect(dueOf(twoDays, never, "2026-09-18T10:00:00+02:00")).toEqual(at("2026-09-22T17:00:00+02:00"));
  expect(dueOf(hours(2), never, "2026-09-18T10:00:00+02:00")).toEqual(at("2026-09-18T12:00:00+02:00"));
});

it("warnings come in order, a promise in days ends at closing time, and one in hours has exactly those hours", () => {
  const moment = fc.date({ min: at("2026-01-01"), max: at("2028-12-31"), noInvalidDate: true });
  const promise = fc.record({
    unit: fc.constantFrom("working-days" as const, "open-hours" as const),
    count: fc.integer({ min: 1, max: 10 }),
  });
  fc.assert(
    fc.property(moment, promise, (from, { unit, count }) => {
      const clock = clockOf(daily(unit, count), withLunch, [{ from, until: null }]);
      if (!clock) throw new Error("the clock runs");
      expect([clock.from, clock.halfAt, clock.nearAt, clock.dueAt].map(Number)).toEqual(
        [clock.from, clock.halfAt, clock.nearAt, clock.dueAt].map(Number).toSorted((one, other) => one - other),
      );
      const { day, minute } = dutchClock(clock.dueAt);
      if (unit === "working-days") expect(minute).toBe(closingTimeOf(withLunch, day));
      else expect(openTimeBetween(withLunch, from, clock.dueAt)).toBeCloseTo(count * 60, 6);
    }),
    { numRuns: 300 },
  );
});
