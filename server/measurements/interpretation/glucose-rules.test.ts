import { expect, it } from "vitest";
import { addDays } from "#server/calendar/days.ts";
import { momentOn } from "#server/calendar/moments.ts";
import { rulesInForce } from "./book-rules.ts";
import { profileOf } from "./glucose-rules.ts";
import type { CountableValue } from "./rules.ts";

const rules = rulesInForce([], new Date("2026-05-20T12:00:00Z"));

/** `readings` a day on `days` days, `everyMinutes` apart. */
function worn(days: number, readings: number, everyMinutes: number): CountableValue[] {
  return Array.from({ length: days }, (_, index) => addDays("2026-05-04", index)).flatMap((day) =>
    Array.from({ length: readings }, (_, index) => {
      const minute = index * everyMinutes;
      const at = momentOn(day, minute);
      return {
        measurementId: `${day} ${minute}`,
        at,
        day,
        minute,
        value: 7,
        diastolic: null,
        moment: null,
        isPractice: false,
      };
    }),
  );
}

it("finger pricks are enough from thirty readings on", () => {
  expect(profileOf(worn(10, 3, 300), rules)).toMatchObject({ isEnough: true, sensor: null });
  expect(profileOf(worn(9, 3, 300), rules)).toMatchObject({ isEnough: false, sensor: null });
});

it("a sensor worn for a few hours is not enough, however many readings it gave", () => {
  expect(profileOf(worn(1, 60, 5), rules)).toMatchObject({ isEnough: false, sensor: { days: 0, daysMin: 7 } });
  expect(profileOf(worn(14, 60, 5), rules)).toMatchObject({ isEnough: false, sensor: { days: 0 } });
});

it("a sensor is enough with seven days of at least 70 % of the possible readings", () => {
  expect(profileOf(worn(7, 202, 5), rules)).toMatchObject({ isEnough: true, sensor: { days: 7 } });
  expect(profileOf(worn(7, 201, 5), rules)).toMatchObject({ isEnough: false });
  expect(profileOf(worn(6, 288, 5), rules)).toMatchObject({ isEnough: false, sensor: { days: 6 } });
});

it("a sensor that reports every quarter of an hour has fewer possible readings", () => {
  expect(profileOf(worn(7, 68, 15), rules)).toMatchObject({ isEnough: true });
  expect(profileOf(worn(7, 66, 15), rules)).toMatchObject({ isEnough: false });
});
