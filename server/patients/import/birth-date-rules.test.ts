import { expect, it } from "vitest";
import { birthDateIn, dateQuestion } from "./birth-date-rules.ts";

const ask = (...dates: string[]) =>
  dateQuestion(dates.map((birthDate, at) => ({ line: at + 2, cellCount: 1, cells: { birthDate } })));

it("reads a date as files write it, the day or the month first; the year first is always itself", () => {
  for (const text of ["3-2-1949", "03/02/1949", "3.2.1949", "3 2 1949", "03021949", "3-2-1949 00:00"]) {
    expect([birthDateIn(text, "day-first"), birthDateIn(text, "month-first")], text).toEqual([
      "1949-02-03",
      "1949-03-02",
    ]);
  }
  for (const text of ["1949-02-03", "19490203", "1949/02/03", "1949-02-03T00:00:00Z"]) {
    expect([birthDateIn(text, "day-first"), birthDateIn(text, "month-first")], text).toEqual([
      "1949-02-03",
      "1949-02-03",
    ]);
  }
  expect([birthDateIn("31-1-1949", "day-first"), birthDateIn("31-1-1949", "month-first")]).toEqual([
    "1949-01-31",
    null,
  ]);
  for (const text of ["3-2-49", "31-2-1949", "0-0-1949", "3-2-1849", "19491303", "3 februari 1949", ""]) {
    expect([birthDateIn(text, "day-first"), birthDateIn(text, "month-first")], text).toEqual([null, null]);
  }
});

it("asks which number is the day when each could be a month", () => {
  const question = { line: 3, written: "3-2-1949", days: { "day-first": "1949-02-03", "month-first": "1949-03-02" } };
  expect(ask("5-5-1950", "3-2-1949", "12-1-1961")).toEqual(question);
  expect(ask("", "3-2-1949")).toEqual(question);
  expect(ask("3-2-1949", "31-2-1961")).toBeNull();
  // Days above 12 where the Dutch write the month: perhaps a file with the month first.
  expect(ask("1-31-1950", "3-2-1949")).toEqual(question);
});

it("asks nothing when one date tells, or when it makes no difference", () => {
  expect(ask("3-2-1949", "13-1-1950")).toBeNull();
  expect(ask("31121950", "03021949")).toBeNull();
  expect(ask("13-1-1950", "1-31-1950", "3-2-1949")).toBeNull();
  expect(ask("5-5-1950", "1-1-1970")).toBeNull();
  expect(ask("1949-02-03", "19490203")).toBeNull();
  expect(ask("3-2-49", "morgen", "")).toBeNull();
});
