import fc from "fast-check";
import { expect, it } from "vitest";
import { bareName, bestSearch, judgeSearch, likelySearches } from "./find-rules.ts";

it("tries the words that patients use for a practice", () => {
  const texts = likelySearches("practice", "Huisartsenpraktijk De Linde", "Utrecht").map((search) => search.text);
  expect(texts).toEqual(
    expect.arrayContaining(["De Linde", "Linde", "huisarts De Linde", "HAP De Linde", "De Linde Utrecht"]),
  );
  expect(texts).not.toContain("apotheek De Linde");
});

it("never tries a search twice, nor one too short to be meaningful", () => {
  fc.assert(
    fc.property(fc.constantFrom("practice", "pharmacy"), fc.string(), fc.option(fc.string()), (kind, name, city) => {
      const bare = likelySearches(kind, name, city).map((search) => search.bare);
      return new Set(bare).size === bare.length && bare.every((text) => text.length >= 3 && bareName(text) === text);
    }),
  );
});

it("recommends the shortest search that finds only this practice", () => {
  const search = (text: string, hits: number, own: boolean) => judgeSearch({ text, bare: text }, hits, own);
  const tried = [search("huisarts de linde", 1, true), search("linde", 40, true), search("de linde", 1, true)];
  expect(bestSearch(tried, ["huisartsdelinde@medmij"])).toBe("de linde");
  expect(bestSearch([search("linde", 40, true)], ["huisartsdelinde@medmij"])).toBe("huisartsdelinde");
  expect(bestSearch([], [])).toBeNull();
});

it("the name of a practice and its register name normalize to the same text", () => {
  expect(bareName("Huisartsenpraktijk Hélène de Linde")).toBe(bareName("huisartsenpraktijk.helenedelinde@medmij"));
});
