import fc from "fast-check";
import { expect, it } from "vitest";
import { dutchDay } from "#server/calendar/clock.ts";
import { daysBetween } from "#server/calendar/days.ts";
import { warningOf } from "#server/consults/promise/rules.ts";
import { termOf } from "./term-rules.ts";

const at = (text: string) => new Date(text);
const dueOn = (from: string) => dutchDay(termOf(at(from)).dueAt);

it.each([
  ["2027-01-31T10:00:00+01:00", "2027-02-28"],
  ["2028-01-31T10:00:00+01:00", "2028-02-29"],
  ["2027-01-28T10:00:00+01:00", "2027-02-28"],
  ["2026-08-31T10:00:00+02:00", "2026-09-30"],
  ["2026-11-30T10:00:00+01:00", "2026-12-30"],
  ["2026-12-31T10:00:00+01:00", "2027-01-31"],
  // Christmas and a Sunday are days like others.
  ["2026-11-25T10:00:00+01:00", "2026-12-25"],
  ["2027-01-14T10:00:00+01:00", "2027-02-14"],
])("a request of %s is decided through %s", (from, day) => {
  expect(dueOn(from)).toBe(day);
});

it("counts the Dutch day of receipt, at any hour, and ends as that day ends", () => {
  // Still 31 January in UTC, already 1 February in the Netherlands.
  expect(dueOn("2027-01-31T23:30:00Z")).toBe("2027-03-01");
  expect(dueOn("2027-01-31T22:30:00Z")).toBe("2027-02-28");
  expect(termOf(at("2027-01-31T10:00:00+01:00")).dueAt).toEqual(at("2027-02-28T23:59:59.999+01:00"));
  // The clock changes in between.
  expect(termOf(at("2027-03-10T10:00:00+01:00")).dueAt).toEqual(at("2027-04-10T23:59:59.999+02:00"));
});

it("warns at half and at four fifths of the same span, and is late only the day after", () => {
  const term = termOf(at("2026-11-01T00:00:00+01:00"));
  expect(dutchDay(term.halfAt)).toBe("2026-11-16");
  expect(dutchDay(term.nearAt)).toBe("2026-11-25");
  expect(warningOf(term, at("2026-11-10T12:00:00+01:00"))).toBe("none");
  expect(warningOf(term, at("2026-11-20T12:00:00+01:00"))).toBe("half");
  expect(warningOf(term, at("2026-12-01T23:59:59+01:00"))).toBe("near");
  expect(warningOf(term, at("2026-12-02T00:00:00+01:00"))).toBe("passed");
});

it("is a month for any moment: 28 to 31 days, never past the month after", () => {
  const moment = fc.date({ min: at("2026-01-01"), max: at("2036-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(moment, (from) => {
      const [asked, due] = [dutchDay(from), dutchDay(termOf(from).dueAt)];
      const days = daysBetween(asked, due);
      expect(days).toBeGreaterThanOrEqual(28);
      expect(days).toBeLessThanOrEqual(31);
      expect((Number(asked.slice(5, 7)) % 12) + 1).toBe(Number(due.slice(5, 7)));
    }),
  );
});
