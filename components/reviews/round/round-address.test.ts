import { expect, it } from "vitest";
import { filterIn, roundAddress, withFilter } from "./round-address.ts";

it("the filter of the round stays in its addresses, and nothing else does", () => {
  expect(roundAddress(null, {})).toBe("/round");
  expect(roundAddress("one", { who: "mine" })).toBe("/round/one?who=mine");
  expect(withFilter("/round/normal", { who: "mine", programme: "heart-failure" })).toBe(
    "/round/normal?who=mine&programme=heart-failure",
  );
});

it("a filter that is mistyped shows everybody", () => {
  expect(filterIn({ who: "mine", programme: "copd" })).toEqual({ who: "mine", programme: "copd" });
  expect(filterIn({ who: "nobody", programme: null })).toEqual({});
});
