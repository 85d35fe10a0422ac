import { expect, it } from "vitest";
import { addDays, daysBetween, dutchClock, momentOn } from "./dutch-clock.ts";

it("a Dutch wall shows an hour more than UTC in winter and two in summer", () => {
  expect(dutchClock(new Date("2026-01-15T23:30:00Z"))).toEqual({ day: "2026-01-16", minute: 30 });
  expect(dutchClock(new Date("2026-07-15T05:45:00Z"))).toEqual({ day: "2026-07-15", minute: 465 });
});

it("finds the moment of a day and a time, on both sides of a change of the clock", () => {
  expect(momentOn("2026-03-28", 480)).toEqual(new Date("2026-03-28T07:00:00Z"));
  expect(momentOn("2026-03-29", 480)).toEqual(new Date("2026-03-29T06:00:00Z"));
  expect(momentOn("2026-03-29", 150)).toEqual(new Date("2026-03-29T01:30:00Z"));
  expect(momentOn("2026-10-25", 150)).toEqual(new Date("2026-10-25T00:30:00Z"));
  expect(momentOn("2026-10-25", 480)).toEqual(new Date("2026-10-25T07:00:00Z"));
});

it("counts days over months, years and changes of the clock", () => {
  expect(addDays("2026-02-27", 2)).toBe("2026-03-01");
  expect(addDays("2026-03-29", -1)).toBe("2026-03-28");
  expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
});

it("says of every moment what the wall says, also around changes of the clock and before 1940", () => {
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
