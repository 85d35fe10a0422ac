import { describe, expect, it } from "vitest";
import { changedAddress, isPastFirst, nextAddress, sortedAddress } from "./list-address.ts";

describe("the URL of a list", () => {
  it("reverses the order when the same column is chosen again", () => {
    expect(sortedAddress("/overview", "", "name", undefined)).toBe("/overview?sort=name");
    expect(sortedAddress("/overview", "sort=name", "name", "name")).toBe("/overview?sort=-name");
    expect(sortedAddress("/overview", "sort=-name", "name", "-name")).toBe("/overview?sort=name");
  });

  it("starts at the first page when the order or a filter changes, and keeps the other filters", () => {
    expect(sortedAddress("/overview", "state=connected&after=x", "city", "name")).toBe(
      "/overview?state=connected&sort=city",
    );
    expect(changedAddress("/overview", "state=connected&after=x", { q: "linde" })).toBe(
      "/overview?state=connected&q=linde",
    );
  });

  it("leaves an empty filter out", () => {
    expect(changedAddress("/overview", "q=linde", { q: null })).toBe("/overview");
  });

  it("pages forward by cursor", () => {
    expect(nextAddress("/overview", "q=linde", "a b")).toBe("/overview?q=linde&after=a+b");
    expect(isPastFirst("after=x")).toBe(true);
    expect(isPastFirst("q=x")).toBe(false);
  });
});
