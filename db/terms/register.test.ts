import { expect, it } from "vitest";
import { isListStale, listAgeHoursMax } from "./register.ts";

const at = (hours: number) => new Date(Date.UTC(2026, 10, 1) + hours * 3_600_000);

it("a list brought by hand is believed for a while after its own stamp", () => {
  const list = { source: "upload" as const, stampedAt: at(0), confirmedAt: at(10) };
  expect(isListStale(list, at(listAgeHoursMax.upload - 1))).toBe(false);
  expect(isListStale(list, at(listAgeHoursMax.upload + 1))).toBe(true);
});

it("a stamp in the future does not keep a list young", () => {
  const list = { source: "upload" as const, stampedAt: at(500_000), confirmedAt: at(0) };
  expect(isListStale(list, at(listAgeHoursMax.upload + 1))).toBe(true);
});
