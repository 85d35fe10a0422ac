import { expect, it } from "vitest";
import { type OpenTimes, usualWeek } from "#db/terms/opening-hours.ts";
import { dayToCall } from "./rules.ts";

const usual: OpenTimes = { week: usualWeek, closings: [], openHolidays: [] };

it("a patient is called today until the practice closes, or else on the next day on which it opens", () => {
  const day = (at: string, times = usual) => dayToCall(times, new Date(`${at}+01:00`));
  expect(day("2026-11-30T09:00:00")).toBe("2026-11-30");
  expect(day("2026-11-30T16:59:00")).toBe("2026-11-30");
  expect(day("2026-11-30T17:00:00")).toBe("2026-12-01");
  expect(day("2026-12-04T18:00:00")).toBe("2026-12-07");
  expect(day("2026-12-05T10:00:00")).toBe("2026-12-07");
  expect(day("2026-12-24T18:00:00")).toBe("2026-12-28");
});

it("a practice with its own hours calls until its own closing time, and not on its closing days", () => {
  const morning = { blocks: [{ from: "08:00", until: "12:00" }] };
  const times: OpenTimes = {
    week: usualWeek.map((own, at) => (at === 0 ? morning : own)),
    closings: [{ startsOn: "2026-12-01", endsOn: "2026-12-02" }],
    openHolidays: [],
  };
  expect(dayToCall(times, new Date("2026-11-30T11:00:00+01:00"))).toBe("2026-11-30");
  expect(dayToCall(times, new Date("2026-11-30T12:00:00+01:00"))).toBe("2026-12-03");
});
