import { expect, it } from "vitest";
import { areHolidays, holidaysToDecide } from "./rules.ts";

it("holidays from today on are proposed until the practice decides, this year's and the next one's", () => {
  const holidays = holidaysToDecide(
    "2026-12-25",
    new Map([
      ["2026-12-26", false],
      ["2027-05-17", true],
    ]),
  );
  expect(holidays.map(({ day, name, state }) => `${day} ${name} ${state}`)).toEqual([
    "2026-12-25 christmas-day proposed",
    "2026-12-26 second-christmas-day closed",
    "2027-01-01 new-year proposed",
    "2027-03-29 easter-monday proposed",
    "2027-04-27 kings-day proposed",
    "2027-05-06 ascension-day proposed",
    "2027-05-17 whit-monday open",
    "2027-12-25 christmas-day proposed",
    "2027-12-26 second-christmas-day proposed",
  ]);
});

it("only public holidays can be decided about", () => {
  expect(areHolidays(["2026-12-25", "2030-05-05"])).toBe(true);
  expect(areHolidays(["2026-12-25", "2026-12-24"])).toBe(false);
});
