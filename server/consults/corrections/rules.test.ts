import { expect, it } from "vitest";
import { refusalOf } from "./rules.ts";

it("cannot be closed without a decision, nor without a reason for it", () => {
  expect(refusalOf(null)).toBe("undecided");
  expect(refusalOf({ decision: "refused", reason: "   nee     " })).toBe("no-reason");
  expect(refusalOf({ decision: "carried-out", reason: "" })).toBe("no-reason");
  expect(refusalOf({ decision: "carried-out-in-part", reason: "Het adres klopte niet." })).toBeNull();
});
