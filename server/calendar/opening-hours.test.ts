import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OpenTimes, usualWeek } from "#db/terms/opening-hours.ts";
import { addDays } from "./days.ts";
import {
  addOpenTime,
  addWorkingDays,
  blocksOf,
  closingTimeOf,
  closureOf,
  isOpen,
  nextChange,
  nextOpening,
  openTimeBetween,
} from "./opening-hours.ts";

const usual: OpenTimes = { week: usualWeek, closings: [], openHolidays: [] };
const withLunch: OpenTimes = {
  ...usual,
  week: usualWeek.map(({ blocks }) => ({
    blocks: blocks.length > 0 ? [block("08:00", "12:00"), block("13:00", "17:00")] : [],
  })),
};
const dayAndNight: OpenTimes = { ...usual, week: usualWeek.map(() => ({ blocks: [block("00:00", "23:59")] })) };
const never: OpenTimes = { ...usual, week: usualWeek.map(() => ({ blocks: [] })) };

function block(from: string, until: string) {
  return { from, until };
}

const winter = (text: string) => new Date(`${text}:00+01:00`);

describe("open or closed", () => {
  it("a practice is open from its first minute until closing time, and closed over lunch", () => {
    const open = ["08:00", "11:59", "13:00", "16:59"];
    const closed = ["00:00", "07:59", "12:00", "12:59", "17:00", "23:59"];
    for (const time of open) expect(isOpen(withLunch, winter(`2026-11-30T${time}`)), time).toBe(true);
    for (const time of closed) expect(isOpen(withLunch, winter(`2026-11-30T${time}`)), time).toBe(false);
  });

  it("it is closed in the weekend, on its closing days and on a holiday unless it opens then", () => {
    const away = { ...usual, closings: [{ startsOn: "2026-12-02", endsOn: "2026-12-03" }] };
    for (const day of ["2026-12-02", "2026-12-03", "2026-12-05", "2026-12-25"]) {
      expect(isOpen(away, winter(`${day}T10:00`)), day).toBe(false);
    }
    expect(isOpen(away, winter("2026-12-04T10:00"))).toBe(true);
    expect(isOpen({ ...usual, openHolidays: ["2026-12-25"] }, winter("2026-12-25T10:00"))).toBe(true);
  });

  it("it closes for the day at the end of its last block", () => {
    expect(closingTimeOf(withLunch, "2026-11-30")).toBe(17 * 60);
    expect(closingTimeOf(withLunch, "2026-12-05")).toBeNull();
  });

  it("it next changes at the end of the block it is in, or at the next opening", () => {
    expect(nextChange(withLunch, winter("2026-11-30T09:30"))).toEqual(winter("2026-11-30T12:00"));
    expect(nextChange(withLunch, winter("2026-11-30T12:00"))).toEqual(winter("2026-11-30T13:00"));
    expect(nextChange(never, winter("2026-11-30T12:00"))).toBeNull();
  });

  it("it opens after lunch, the next morning, after the weekend, after Christmas", () => {
    const opens = (from: string) => nextOpening(withLunch, winter(from));
    expect(opens("2026-11-30T09:30")).toEqual(winter("2026-11-30T09:30"));
    expect(opens("2026-11-30T12:10")).toEqual(winter("2026-11-30T13:00"));
    expect(opens("2026-11-30T17:00")).toEqual(winter("2026-12-01T08:00"));
    expect(opens("2026-12-04T18:00")).toEqual(winter("2026-12-07T08:00"));
    expect(opens("2026-12-24T17:30")).toEqual(winter("2026-12-28T08:00"));
    expect(nextOpening(never, winter("2026-11-30T09:30"))).toBeNull();
  });
});

describe("cover and closings", () => {
  const closings = [{ startsOn: "2026-12-21", endsOn: "2026-12-31" }];
  const morning = { blocks: [block("09:00", "12:00")] };
  const covers = [{ startsOn: "2026-12-21", endsOn: "2026-12-25", week: usualWeek.map(() => morning) }];

  it("the hours of who covers count, also on a closing day, and not on a holiday", () => {
    expect(blocksOf({ ...usual, closings, covers }, "2026-12-21")).toEqual(morning.blocks);
    expect(blocksOf({ ...usual, covers }, "2026-12-22")).toEqual(morning.blocks);
    expect(blocksOf({ ...usual, closings, covers }, "2026-12-25")).toEqual([]);
    expect(blocksOf({ ...usual, closings, covers }, "2026-12-28")).toEqual([]);
    expect(blocksOf({ ...usual, closings, covers }, "2027-01-04")).toEqual([block("08:00", "17:00")]);
  });

  it("a day says why it is closed", () => {
    const why = (day: string, times: OpenTimes = { ...usual, closings }) => closureOf(times, day);
    expect(why("2026-12-18")).toBeNull();
    expect(why("2026-12-21")).toEqual({ by: "closing" });
    expect(why("2026-12-25")).toEqual({ by: "holiday", name: "christmas-day" });
    expect(why("2026-12-25", { ...usual, openHolidays: ["2026-12-25"] })).toBeNull();
    expect(why("2026-12-21", { ...usual, closings, covers })).toBeNull();
  });
});

describe("open time", () => {
  it("between two moments leaves out lunch, nights, weekends and holidays, and is 0 backwards", () => {
    const between = (from: string, until: string) => openTimeBetween(withLunch, winter(from), winter(until));
    expect(between("2026-11-30T11:50", "2026-11-30T13:20")).toBe(30);
    expect(between("2026-12-04T16:45", "2026-12-07T08:15")).toBe(30);
    expect(between("2026-12-24T08:00", "2026-12-28T08:00")).toBe(480);
    expect(between("2026-11-30T12:10", "2026-11-30T12:50")).toBe(0);
    expect(between("2026-12-01T10:00", "2026-11-30T10:00")).toBe(0);
    // The night in which the clock goes forward has an hour less.
    expect(
      openTimeBetween(dayAndNight, new Date("2026-03-29T01:00:00+01:00"), new Date("2026-03-29T04:00:00+02:00")),
    ).toBe(120);
  });

  it("stands still over lunch, at night, in the weekend and on closing days", () => {
    const later = (from: string, minutes: number, times = withLunch) => addOpenTime(times, winter(from), minutes);
    expect(later("2026-11-30T11:50", 30)).toEqual(winter("2026-11-30T13:20"));
    expect(later("2026-11-30T16:45", 30)).toEqual(winter("2026-12-01T08:15"));
    expect(later("2026-12-04T16:45", 30)).toEqual(winter("2026-12-07T08:15"));
    const monday = { ...withLunch, closings: [{ startsOn: "2026-12-07", endsOn: "2026-12-07" }] };
    expect(later("2026-12-04T16:45", 30, monday)).toEqual(winter("2026-12-08T08:15"));
    expect(later("2026-11-30T08:00", 240)).toEqual(winter("2026-11-30T12:00"));
    expect(later("2026-11-30T08:00", 30, never)).toBeNull();
  });

  it("a night in which the clock changes has an hour less or more", () => {
    expect(addOpenTime(dayAndNight, new Date("2026-03-29T01:30:00+01:00"), 60)).toEqual(
      new Date("2026-03-29T03:30:00+02:00"),
    );
    expect(addOpenTime(dayAndNight, new Date("2026-10-25T01:30:00+02:00"), 120)).toEqual(
      new Date("2026-10-25T02:30:00+01:00"),
    );
    // Closed from Friday until Monday, whatever the clock does on Sunday.
    expect(addOpenTime(usual, new Date("2026-03-27T16:30:00+01:00"), 60)).toEqual(
      new Date("2026-03-30T08:30:00+02:00"),
    );
    expect(addOpenTime(usual, new Date("2026-10-23T16:30:00+02:00"), 60)).toEqual(
      new Date("2026-10-26T08:30:00+01:00"),
    );
  });

  it("always ends later than it began, and the same time in two steps ends at the same moment", () => {
    const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
    const minutes = fc.integer({ min: 1, max: 2_000 });
    fc.assert(
      fc.property(moment, minutes, minutes, (at, one, other) => {
        const half = addOpenTime(withLunch, at, one);
        const whole = addOpenTime(withLunch, at, one + other);
        if (!half || !whole) throw new Error("a practice that opens has an end to its open time");
        expect(half > at).toBe(true);
        expect(addOpenTime(withLunch, half, other)).toEqual(whole);
        expect(openTimeBetween(withLunch, at, whole)).toBeCloseTo(one + other, 6);
      }),
      { numRuns: 200 },
    );
  });
});

it("working days are days on which the practice opens", () => {
  expect(addWorkingDays(usual, "2026-12-24", 1)).toBe("2026-12-28");
  expect(addWorkingDays(usual, "2026-12-24", 5)).toBe("2027-01-04");
  expect(addWorkingDays({ ...usual, openHolidays: ["2026-12-25"] }, "2026-12-24", 1)).toBe("2026-12-25");
  const summer = { ...usual, closings: [{ startsOn: "2026-07-20", endsOn: "2026-08-07" }] };
  expect(addWorkingDays(summer, "2026-07-17", 2)).toBe("2026-08-11");
  expect(addWorkingDays(usual, "2026-11-30", 0)).toBe("2026-11-30");
  expect(addWorkingDays(never, "2026-12-24", 1)).toBe("2026-12-28");
  const onlyThursday = { ...usual, week: usualWeek.map((day, at) => (at === 3 ? day : { blocks: [] })) };
  expect(addWorkingDays(onlyThursday, "2026-12-03", 2)).toBe(addDays("2026-12-03", 14));
});
