import { expect, it } from "vitest";
import { findingRules } from "#db/terms/register.ts";
import dutch from "#server/language/nl/register.json" with { type: "json" };

it("every reason for a refusal has a message", () => {
  expect(Object.keys(dutch.refusal).sort()).toEqual([...findingRules].sort());
});
