import fc from "fast-check";
import { expect, it } from "vitest";
import { bestSearch, judgeSearch, likelySearches } from "./find-rules.ts";
import { bareName } from "./rules.ts";

it("tries the words that patients use for a practice", () => {
  const texts = likelySearches("practice", "Huisartsenpraktijk De Linde", "Utrecht").map((search) => search.text);
  expect(texts).toEqual(
    expect.arrayContaining(["De Linde", "Linde", "huisarts De Linde", "HAP De Linde", "De Linde Utrecht"]),
  );
  expect(texts).not.toContain("apotheek De Linde");
});

it("never tries the same search twice, and never one too short to mean anything", () => {
  fc.assert(
    fc.property(fc.constantFrom("practice", "pharmacy"), fc.string(), fc.option(fc.string()), (kind, name, city) => {
      const bare = likelySearches(kind, name, city).map((search) => search.bare);
      return new Set(bare).size === bare.length && bare.every((text) => text.length >= 3 && bareName(text) === text);
    }),
  );
});

it("puts the shortest search that finds only this practice on the flyer", () => {
  const search = (text: string, hits: number, own: boolean) => judgeSearch({ text, bare: text }, hits, own);
  const tried = [search("huisarts de linde", 1, true), search("linde", 40, true), search("de linde", 1, true)];
  expect(bestSearch(tried, ["huisartsdelinde@medmij"])).toBe("de linde");
  expect(bestSearch([search("linde", 40, true)], ["huisartsdelinde@medmij"])).toBe("huisartsdelinde");
  expect(bestSearch([], [])).toBeNull();
});
