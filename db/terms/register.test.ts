import { expect, it } from "vitest";
import { isListStale, listAgeHoursMax } from "./register.ts";

const at = (hours: number) => new Date(Date.UTC(2026, 10, 1) + hours * 3_600_000);

it("an uploaded list is trusted for a while after its own timestamp", () => {
  const list = { source: "upload" as const, stampedAt: at(0), confirmedAt: at(10) };
  expect(isListStale(list, at(listAgeHoursMax.upload - 1))).toBe(false);
  expect(isListStale(list, at(listAgeHoursMax.upload + 1))).toBe(true);
});

it("a timestamp in the future does not extend that period", () => {
  const list = { source: "upload" as const, stampedAt: at(500_000), confirmedAt: at(0) };
  expect(isListStale(list, at(listAgeHoursMax.upload + 1))).toBe(true);
});
