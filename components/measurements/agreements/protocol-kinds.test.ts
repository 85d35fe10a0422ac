import { expect, it } from "vitest";
import { firstDayOf } from "./protocol-kinds.ts";

it("a week of measuring starts tomorrow, so that its first day has a morning too", () => {
  expect(firstDayOf("home-blood-pressure", new Date("2026-12-01T09:00:00Z"))).toBe("2026-12-02");
});

it("before the first reading of the day it can still start today, in Dutch time", () => {
  expect(firstDayOf("home-blood-pressure", new Date("2026-12-01T04:59:00Z"))).toBe("2026-12-01");
  expect(firstDayOf("home-blood-pressure", new Date("2026-12-01T05:00:00Z"))).toBe("2026-12-02");
  expect(firstDayOf("weight-watch", new Date("2026-12-01T05:30:00Z"))).toBe("2026-12-01");
  expect(firstDayOf("glucose-profile", new Date("2026-11-30T23:30:00Z"))).toBe("2026-12-01");
});
