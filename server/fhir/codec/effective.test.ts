import fc from "fast-check";
import { expect, it } from "vitest";
import { readEffective, writeEffective } from "./effective.ts";

const read = (text: string) => {
  const effective = readEffective(text);
  return effective === null ? null : `${effective.at.toISOString()}${effective.hasTime ? "" : " day"}`;
};

it("a date without a time is noon in the Netherlands, in summer and in winter", () => {
  expect(read("2026-06-10")).toBe("2026-06-10T10:00:00.000Z day");
  expect(read("2026-01-10")).toBe("2026-01-10T11:00:00.000Z day");
  expect(read("2026-03-29")).toBe("2026-03-29T10:00:00.000Z day");
  expect(read("2026-10-25")).toBe("2026-10-25T11:00:00.000Z day");
});

it("a year or month becomes its first day", () => {
  expect(read("2026-06")).toBe("2026-06-01T10:00:00.000Z day");
  expect(read("2026")).toBe("2026-01-01T11:00:00.000Z day");
  expect(read("0002-03-04")).toMatch(/^0002-03-04T.* day$/);
});

it("a dateTime keeps its zone, its fraction and its midnight", () => {
  expect(read("2026-06-10T07:35:00+02:00")).toBe("2026-06-10T05:35:00.000Z");
  expect(read("2026-06-10T07:35:00.250Z")).toBe("2026-06-10T07:35:00.250Z");
  expect(read("2026-06-10T07:35:00.123456789Z")).toBe("2026-06-10T07:35:00.123Z");
  expect(read("2026-06-10T07:35-05:00")).toBe("2026-06-10T12:35:00.000Z");
  expect(read("2026-06-10T00:00:00+02:00")).toBe("2026-06-09T22:00:00.000Z");
  expect(read("2016-12-31T23:59:60Z")).toBe("2016-12-31T23:59:59.999Z");
});

it("a date that does not exist, or a time without a zone, is refused", () => {
  for (const text of [
    "",
    "x",
    "2026-02-30",
    "2025-02-29",
    "2026-13-01",
    "2026-6-1",
    "0000-01-01",
    "26-06-10",
    "-2026-01-01",
    "12026-01-01",
    "2026-06-10T07:35:00",
    "2026-06-10T24:00:00Z",
    "2026-06-10T07:61:00Z",
    "2026-06-10T07:35:00+15:00",
    " 2026-06-10",
    "2026-06-10T07Z",
    "10-06-2026",
    "2026-06-10 07:35:00Z",
  ]) {
    expect(read(text), text).toBeNull();
  }
});

it("a time outside the supported calendar in another zone is refused", () => {
  expect(readEffective("0001-01-01T00:00:00+01:00")).toBeNull();
  expect(readEffective("9999-12-31T23:59:59-01:00")).toBeNull();
  expect(readEffective("0001-01-01T02:00:00+01:00")).not.toBeNull();
});

it("a written time reads back as the same time", () => {
  const date = fc.date({ min: new Date("1941-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(date, (at) => {
      expect(readEffective(writeEffective({ at, hasTime: true }))).toEqual({ at, hasTime: true });
      const day = writeEffective({ at, hasTime: false });
      expect(writeEffective(readEffective(day) ?? { at, hasTime: true })).toBe(day);
    }),
  );
});
