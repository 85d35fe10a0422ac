import { describe, expect, it } from "vitest";
import { exactTime, saidTime } from "./said-time.ts";

const now = new Date("2026-03-03T13:00:00Z");

describe("a moment as people say it", () => {
  it("names today, yesterday and tomorrow with the clock of Amsterdam", () => {
    expect(saidTime(new Date("2026-03-03T08:15:00Z"), now, "nl")).toBe("vandaag 09:15");
    expect(saidTime(new Date("2026-03-02T13:05:00Z"), now, "nl")).toBe("gisteren 14:05");
    expect(saidTime(new Date("2026-03-04T07:00:00Z"), now, "en")).toBe("tomorrow 08:00");
  });

  it("counts days by the Dutch calendar, also just after midnight", () => {
    expect(saidTime(new Date("2026-03-02T23:30:00Z"), now, "nl")).toBe("vandaag 00:30");
    expect(saidTime(new Date("2026-03-02T22:30:00Z"), now, "nl")).toBe("gisteren 23:30");
  });

  it("says the day for what is further away, and the year only when it is another one", () => {
    expect(saidTime(new Date("2026-02-11T10:00:00Z"), now, "nl")).toBe("11 feb");
    expect(saidTime(new Date("2024-07-01T10:00:00Z"), now, "nl")).toBe("1 jul 2024");
  });

  it("leaves the clock out when only the day counts", () => {
    expect(saidTime(new Date("2026-03-04T07:00:00Z"), now, "nl", "day")).toBe("morgen");
    expect(exactTime(new Date("2026-03-04T07:00:00Z"), "nl", "day")).toBe("woensdag 4 maart 2026");
  });
});
