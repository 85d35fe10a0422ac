import { expect, it } from "vitest";
import { nextPath } from "./next-path.ts";

it("somebody returns to the page that was asked for", () => {
  expect(nextPath("/connections?tab=services")).toBe("/connections?tab=services");
});

it.each([
  undefined,
  ["/a", "/b"],
  "",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "https://elsewhere.example",
  "/lock",
])("%s leads to the start", (asked) => {
  expect(nextPath(asked)).toBe("/");
});
