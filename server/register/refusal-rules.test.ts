import { expect, it } from "vitest";
import dutch from "#server/language/nl/register.json" with { type: "json" };
import { refusalRules } from "./lists/refusal.ts";

it("every reason for a refusal has a sentence that people can read", () => {
  expect(Object.keys(dutch.refusal).sort()).toEqual([...refusalRules, "shrunk"].sort());
});
