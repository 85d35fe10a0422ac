import fc from "fast-check";
import { expect, it } from "vitest";
import { dutchClock, minutesAhead } from "./clock.ts";
import { addDays } from "./days.ts";
import { daysLater, momentAtWall, momentOn, monthsLater, noonOf, startOfDay } from "./moments.ts";

const at = (text: string) => new Date(text);

it("finds the moment of a day and time on both sides of a clock change", () => {
  expect(momentOn("2026-03-28", 480)).toEqual(at("2026-03-28T07:00:00Z"));
  expect(momentOn("2026-03-29", 480)).toEqual(at("2026-03-29T06:00:00Z"));
  expect(momentOn("2026-03-29", 150)).toEqual(at("2026-03-29T01:30:00Z"));
  expect(momentOn("2026-10-25", 150)).toEqual(at("2026-10-25T00:30:00Z"));
  expect(momentOn("2026-10-25", 480)).toEqual(at("2026-10-25T07:00:00Z"));
});

it("a day begins at Dutch midnight and lasts 23 or 25 hours when the clock changes", () => {
  expect(startOfDay("2026-01-15")).toEqual(at("2026-01-14T23:00:00Z"));
  expect(startOfDay("2026-03-29")).toEqual(at("2026-03-28T23:00:00Z"));
  expect(startOfDay("2026-03-30")).toEqual(at("2026-03-29T22:00:00Z"));
  const hoursOf = (day: string) => (startOfDay(addDays(day, 1)).getTime() - startOfDay(day).getTime()) / 3_600_000;
  expect(["2026-03-28", "2026-03-29", "2026-10-25", "2026-12-31", "2024-02-29"].map(hoursOf)).toEqual([
    24, 23, 25, 24, 24,
  ]);
});

it("noon is noon in every season, from the first year to the last", () => {
  expect(noonOf("2026-03-29")).toEqual(at("2026-03-29T10:00:00Z"));
  expect(noonOf("2026-10-25")).toEqual(at("2026-10-25T11:00:00Z"));
  expect(noonOf("0002-03-04").toISOString()).toMatch(/^0002-03-04T/);
  expect(noonOf("9999-12-31")).toEqual(at("9999-12-31T11:00:00Z"));
});

it("some days later has the same local time, also across a clock change", () => {
  expect(daysLater(at("2026-03-28T09:00:00+01:00"), 1)).toEqual(at("2026-03-29T09:00:00+02:00"));
  expect(daysLater(at("2026-10-24T09:00:00+02:00"), 2)).toEqual(at("2026-10-26T09:00:00+01:00"));
  expect(daysLater(at("2026-10-26T09:00:00+01:00"), -2)).toEqual(at("2026-10-24T09:00:00+02:00"));
  expect(daysLater(at("2026-10-24T09:00:00+02:00"), 3)).toEqual(at("2026-10-27T09:00:00+01:00"));
  expect(daysLater(at("2026-12-31T23:59:59.5+01:00"), 1)).toEqual(at("2027-01-01T23:59:59.5+01:00"));
  expect(daysLater(at("2026-03-28T02:30:00+01:00"), 1)).toEqual(at("2026-03-29T03:30:00+02:00"));
});

it("some months later is the same day of the month, or the last one", () => {
  expect(monthsLater(at("2026-11-30T10:00:00Z"), 3)).toEqual(at("2027-02-28T10:00:00Z"));
  expect(monthsLater(at("2026-01-15T10:00:00Z"), 12)).toEqual(at("2027-01-15T10:00:00Z"));
  expect(monthsLater(at("2026-01-15T09:00:00+01:00"), 6)).toEqual(at("2026-07-15T09:00:00+02:00"));
  // 1 July in the Netherlands, still 30 June in UTC.
  expect(monthsLater(at("2026-07-01T00:30:00+02:00"), 1)).toEqual(at("2026-08-01T00:30:00+02:00"));
  expect(monthsLater(at("2024-02-29T12:00:00+01:00"), 12)).toEqual(at("2025-02-28T12:00:00+01:00"));
});

it("a local time leads back to its moment", () => {
  const moments = fc.date({ min: at("1941-01-01"), max: at("2100-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (moment) => {
      const { day, minute } = dutchClock(moment);
      const wall = new Date(moment.getTime() + minutesAhead(moment) * 60_000);
      const gap = Math.abs(momentAtWall(wall).getTime() - moment.getTime());
      // An hour that occurs twice in autumn is read as the first.
      expect([0, 3_600_000]).toContain(gap);
      expect(dutchClock(momentOn(day, minute))).toEqual({ day, minute });
    }),
  );
});
