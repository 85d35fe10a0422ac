import { expect, it } from "vitest";
import { dutchClock, dutchDay, minuteOf, minutesAhead } from "./clock.ts";

it("Dutch time is an hour ahead of UTC in winter and two in summer", () => {
  expect(dutchClock(new Date("2026-01-15T23:30:00Z"))).toEqual({ day: "2026-01-16", minute: 30 });
  expect(dutchClock(new Date("2026-07-15T05:45:00Z"))).toEqual({ day: "2026-07-15", minute: 465 });
});

it("writes a day in ISO 8601, from the first year to the last", () => {
  expect(dutchDay(new Date("0002-03-04T12:00:00Z"))).toBe("0002-03-04");
  expect(dutchDay(new Date("9999-12-31T12:00:00Z"))).toBe("9999-12-31");
});

it("just before midnight in Amsterdam it is still the same day", () => {
  expect(dutchDay(new Date("2026-07-01T21:59:00Z"))).toBe("2026-07-01");
  expect(dutchDay(new Date("2026-07-01T22:01:00Z"))).toBe("2026-07-02");
  expect(dutchDay(new Date("2026-12-31T22:59:59Z"))).toBe("2026-12-31");
  expect(dutchDay(new Date("2026-12-31T23:00:00Z"))).toBe("2027-01-01");
  expect(dutchDay(new Date("2024-02-28T23:30:00Z"))).toBe("2024-02-29");
});

it("the day of a clock change begins and ends at Dutch midnight", () => {
  expect(dutchDay(new Date("2026-03-28T23:00:00Z"))).toBe("2026-03-29");
  expect(dutchDay(new Date("2026-03-29T21:59:59Z"))).toBe("2026-03-29");
  expect(dutchDay(new Date("2026-03-29T22:00:00Z"))).toBe("2026-03-30");
  expect(dutchDay(new Date("2026-10-24T22:00:00Z"))).toBe("2026-10-25");
  expect(dutchDay(new Date("2026-10-25T22:59:59Z"))).toBe("2026-10-25");
  expect(dutchDay(new Date("2026-10-25T23:00:00Z"))).toBe("2026-10-26");
});

it("knows the UTC offset of Dutch time", () => {
  expect(minutesAhead(new Date("2026-01-15T12:00:00Z"))).toBe(60);
  expect(minutesAhead(new Date("2026-03-29T00:59:59Z"))).toBe(60);
  expect(minutesAhead(new Date("2026-03-29T01:00:00Z"))).toBe(120);
  expect(minutesAhead(new Date("2026-10-25T01:00:00Z"))).toBe(60);
  // From before zones used whole hours; the seconds of the offset are dropped.
  expect(minutesAhead(new Date("1850-01-15T12:00:00Z"))).toBe(17);
});

it("reads a time of day as minutes", () => {
  expect(minuteOf("00:00")).toBe(0);
  expect(minuteOf("08:30")).toBe(510);
  expect(minuteOf("23:59")).toBe(1439);
});

it("agrees with Intl for every time, also around clock changes and before 1940", () => {
  const wall = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Europe/Amsterdam",
    dateStyle: "short",
    timeStyle: "short",
  });
  const begins = ["2026-03-28T22:00:00Z", "2026-10-24T22:00:00Z", "1925-06-10T22:00:00Z", "1910-01-01T22:00:00Z"];
  for (const begin of begins) {
    for (let minutes = 0; minutes < 6 * 60; minutes += 7) {
      const moment = new Date(Date.parse(begin) + minutes * 60_000);
      const { day, minute } = dutchClock(moment);
      const time = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
      expect(`${day} ${time}`).toBe(wall.format(moment));
    }
  }
});
