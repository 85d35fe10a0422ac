import { expect, it } from "vitest";
import { type OpenTimes, usualWeek } from "#db/terms/opening-hours.ts";
import { momentOf, momentRefusal, offeredMoments } from "./moment-rules.ts";

const usual: OpenTimes = { week: usualWeek, closings: [], openHolidays: [] };
const offeredAt = (now: string, times = usual) =>
  offeredMoments(times, new Date(now)).map(({ id, day, time }) => `${id} ${day} ${time}`);
const nextAt = (now: string, times = usual) => offeredMoments(times, new Date(now)).at(-1)?.at.toISOString();

it("on Friday evening the next working day is Monday at eight", () => {
  expect(offeredAt("2026-11-27T20:00:00+01:00")).toEqual(["next-working-day 2026-11-30 08:00"]);
});

it("during an open day this afternoon is offered too, and before eight this morning", () => {
  expect(offeredAt("2026-12-01T06:30:00+01:00")).toEqual([
    "this-morning 2026-12-01 08:00",
    "this-afternoon 2026-12-01 13:00",
    "next-working-day 2026-12-02 08:00",
  ]);
  expect(offeredAt("2026-12-01T10:00:00+01:00")).toEqual([
    "this-afternoon 2026-12-01 13:00",
    "next-working-day 2026-12-02 08:00",
  ]);
  // At the moment itself it is no longer to come.
  expect(offeredAt("2026-12-01T13:00:00+01:00")).toEqual(["next-working-day 2026-12-02 08:00"]);
});

it("King's Day is no working day, unless the practice says that it is open", () => {
  const friday = "2026-04-24T17:30:00+02:00";
  expect(offeredAt(friday)).toEqual(["next-working-day 2026-04-28 08:00"]);
  expect(offeredAt(friday, { ...usual, openHolidays: ["2026-04-27"] })).toEqual(["next-working-day 2026-04-27 08:00"]);
});

it("days on which the practice closed are skipped, and one that opens at half past nine still gets eight o'clock", () => {
  const closings = [{ startsOn: "2026-12-02", endsOn: "2026-12-04" }];
  expect(offeredAt("2026-12-01T18:00:00+01:00", { ...usual, closings })).toEqual(["next-working-day 2026-12-07 08:00"]);
  const late = usual.week.map(({ blocks }) => ({ blocks: blocks.map((block) => ({ ...block, from: "09:30" })) }));
  expect(offeredAt("2026-12-01T18:00:00+01:00", { ...usual, week: late })).toEqual([
    "next-working-day 2026-12-02 08:00",
  ]);
});

it("eight o'clock is eight on the wall after either night of the change", () => {
  expect(nextAt("2026-03-27T18:00:00+01:00")).toBe("2026-03-30T06:00:00.000Z");
  expect(nextAt("2026-10-23T18:00:00+02:00")).toBe("2026-10-26T07:00:00.000Z");
});

it("a time that the night skips is an hour later, and one that comes twice is the first", () => {
  expect(momentOf({ day: "2026-03-29", time: "02:30" }).toISOString()).toBe("2026-03-29T01:30:00.000Z");
  expect(momentOf({ day: "2026-10-25", time: "02:30" }).toISOString()).toBe("2026-10-25T00:30:00.000Z");
});

it("nothing is planned in the past, now, or more than ninety days ahead, also across a change of the clock", () => {
  const now = new Date("2026-02-01T09:00:00+01:00");
  const refusalAt = (at: string) => momentRefusal(new Date(at), now);
  expect(refusalAt("2026-01-31T09:00:00+01:00")).toBe("consult.in-the-past");
  expect(refusalAt("2026-02-01T09:00:00+01:00")).toBe("consult.in-the-past");
  expect(refusalAt("2026-02-01T09:01:00+01:00")).toBeNull();
  // Ninety days later, at the same time on the wall, in summer.
  expect(refusalAt("2026-05-02T09:00:00+02:00")).toBeNull();
  expect(refusalAt("2026-05-02T09:01:00+02:00")).toBe("consult.too-far-ahead");
});
