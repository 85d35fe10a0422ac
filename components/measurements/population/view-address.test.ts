import { expect, it } from "vitest";
import { readPopulationFilter } from "#app/(practice)/measurements/search-params.ts";
import type { PopulationFilter } from "#server/measurements/population/contract.ts";
import { sendAddress, viewAddress } from "./view-address.ts";

it("a view survives a round trip through its URL", () => {
  const views: PopulationFilter[] = [
    { sort: "-attention" },
    { who: "mine", programme: "heart-failure", sort: "name" },
    { kind: "blood-pressure", state: "above", protocol: "in", attention: "look", silentDays: 7, sort: "last" },
  ];
  for (const view of views) {
    const search = new URLSearchParams(viewAddress(view).split("?")[1]);
    expect(readPopulationFilter(Object.fromEntries(search))).toEqual(view);
    const sent = new URLSearchParams(sendAddress(view).split("?")[1]);
    expect(sent.get("to")).toBe("population");
    expect(readPopulationFilter(Object.fromEntries(sent))).toEqual(view);
  }
  expect(viewAddress({ sort: "-attention" })).toBe("/measurements");
});

it("a mistyped URL shows more rather than nothing", () => {
  expect(readPopulationFilter({ kind: "bloodpressure", state: "above", silent: "-3" })).toEqual({
    state: "above",
    sort: "-attention",
  });
});
