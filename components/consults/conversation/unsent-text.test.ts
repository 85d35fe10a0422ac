import { expect, it } from "vitest";
import { forgetUnsent, hasUnsent, keepUnsent, unsentIn } from "./unsent-text.ts";

const text = (body: string) => ({ body, effect: "answers", sawLast: "last" }) as const;

it("what was typed in one consult is there again after a look at another, and stays out of that one", () => {
  keepUnsent("one", text("U kunt het spuitje"));
  expect(unsentIn("one")?.body).toBe("U kunt het spuitje");
  expect(unsentIn("two")).toBeUndefined();
  expect(hasUnsent()).toBe(true);
});

it("nothing is kept of a text that was emptied, or sent", () => {
  keepUnsent("one", text("Dag"));
  keepUnsent("one", text("  \n"));
  expect(unsentIn("one")).toBeUndefined();
  keepUnsent("two", text("Dag"));
  forgetUnsent("two");
  expect(unsentIn("two")).toBeUndefined();
  expect(hasUnsent()).toBe(false);
});
