import { expect, it } from "vitest";
import { keptFromOf } from "./kept-from.ts";

it("a notice that can put somebody in danger is never hidden behind another note", () => {
  expect(keptFromOf(["not-digital", "no-notices"])).toBe("no-notices");
  expect(keptFromOf(["not-digital", "via-representative"])).toBe("not-digital");
  expect(keptFromOf(["via-representative"])).toBeNull();
});
