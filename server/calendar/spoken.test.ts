import { describe, expect, it } from "vitest";
import { dayInFull, exactTime, formatTime, partOfDay, relativeDay, spokenDay } from "./spoken.ts";

const now = new Date("2026-03-03T13:00:00Z");

describe("a moment in words", () => {
  it("names today, yesterday and tomorrow with the time in Amsterdam", () => {
    expect(formatTime(new Date("2026-03-03T08:15:00Z"), now, "nl")).toBe("vandaag 09:15");
    expect(formatTime(new Date("2026-03-02T13:05:00Z"), now, "nl")).toBe("gisteren 14:05");
    expect(formatTime(new Date("2026-03-04T07:00:00Z"), now, "en")).toBe("tomorrow 08:00");
  });

  it("counts days by the Dutch calendar, also just after midnight", () => {
    expect(formatTime(new Date("2026-03-02T23:30:00Z"), now, "nl")).toBe("vandaag 00:30");
    expect(formatTime(new Date("2026-03-02T22:30:00Z"), now, "nl")).toBe("gisteren 23:30");
  });

  it("names the day for anything further away, with the year only when it differs", () => {
    expect(formatTime(new Date("2026-02-11T10:00:00Z"), now, "nl")).toBe("11 feb");
    expect(formatTime(new Date("2024-07-01T10:00:00Z"), now, "nl")).toBe("1 jul 2024");
  });

  it("omits the time when only the day matters", () => {
    expect(formatTime(new Date("2026-03-04T07:00:00Z"), now, "nl", "day")).toBe("morgen");
    expect(exactTime(new Date("2026-03-04T07:00:00Z"), "nl", "day")).toBe("woensdag 4 maart 2026");
  });

  it("names a day relative to another", () => {
    expect(relativeDay("2026-12-31", "2027-01-01", "nl")).toBe("gisteren");
    expect(relativeDay("2026-12-30", "2027-01-01", "nl")).toBe("30 dec 2026");
    expect(relativeDay("2026-03-30", "2026-03-29", "nl")).toBe("morgen");
    expect(relativeDay("2026-10-24", "2026-10-25", "en")).toBe("yesterday");
    expect(spokenDay("2024-02-29", "nl", { weekday: "long", day: "numeric", month: "long" })).toBe(
      "donderdag 29 februari",
    );
  });

  it("greets by Dutch time, also after a clock change", () => {
    expect(partOfDay(new Date("2026-03-29T09:59:00Z"))).toBe("morning");
    expect(partOfDay(new Date("2026-03-29T10:00:00Z"))).toBe("afternoon");
    expect(partOfDay(new Date("2026-10-25T17:00:00Z"))).toBe("evening");
    expect(dayInFull(new Date("2026-11-21T23:30:00Z"), "nl")).toBe("zondag 22 november");
  });
});
