import { expect, it } from "vitest";
import { fillTestMaterial } from "./test-material.ts";

const now = new Date("2026-11-25T10:00:00Z");
const left = (what: string) => `\${${what}}`;
const filled = (what: string, after = "") => fillTestMaterial(`"${left(what)}${after}"`, now);

it("dates in test material are relative to today, before and after", () => {
  expect(filled("DATE, T, D, -5")).toBe('"2026-11-20"');
  expect(filled("DATE, T, D, +7", "T11:30:00+02:00")).toBe('"2026-12-02T11:30:00+02:00"');
  expect(filled("DATE, T, M, -1")).toBe('"2026-10-25"');
  expect(filled("DATE, T, Y, -2")).toBe('"2024-11-25"');
  expect(filled("DATETIME, T, D, -0")).toBe('"2026-11-25T10:00:00.000Z"');
  expect(filled("UUID-ST")).toMatch(/^"urn:uuid:[0-9a-f-]{36}"$/);
});

it("any other placeholder is left as it is", () => {
  const text = `{"comment":"${left("DATE, T, W, 1")} ${left("task-id")} ${left("DATE")}"}`;
  expect(fillTestMaterial(text, now)).toBe(text);
});
