import { describe, expect, it } from "vitest";
import { type FoundCandidate, judgeListed, kindOf, organizationKindOf, pickCandidates } from "./check-rules.ts";
import type { ExpectationRow } from "./rules.ts";

const candidate = (name: string, facts: Partial<FoundCandidate> = {}): FoundCandidate => ({
  name: `${name}@medmij`,
  kind: "general-practice",
  place: null,
  practiceName: null,
  ...facts,
});

describe("who may be meant", () => {
  const linde = candidate("huisartsenpraktijkdelinde", { place: "Eikenwijk", practiceName: "De Linde" });
  const other = candidate("lindehofdegaarde");
  const pick = (words: string[], found: FoundCandidate[]) => {
    const { state, candidates } = pickCandidates(words, words.join(""), found);
    return [state, ...candidates.map(({ name }) => name.replace("@medmij", ""))];
  };

  it("has every word in its name or its place; the words next to each other come first", () => {
    expect(pick(["linde"], [other, linde])).toEqual(["candidates", "lindehofdegaarde", "huisartsenpraktijkdelinde"]);
    expect(pickCandidates(["linde"], "delinde", [other, linde]).candidates[0]?.name).toBe(linde.name);
    expect(pick(["linde", "eikenwijk"], [other, linde])).toEqual(["candidates", "huisartsenpraktijkdelinde"]);
    expect(pick(["eikenwijk"], [other, linde])).toEqual(["candidates", "huisartsenpraktijkdelinde"]);
  });

  it("only looks like it when a word is missing, and a town with accents is found without", () => {
    expect(pick(["lindde"], [linde, other])).toEqual(["not-found", "huisartsenpraktijkdelinde", "lindehofdegaarde"]);
    expect(pick(["linde", "utrecht"], [linde])[0]).toBe("not-found");
    expect(pick(["curacao"], [candidate("praktijk", { place: "Curaçao" })])[0]).toBe("candidates");
    expect(pick(["linde"], [])).toEqual(["not-found"]);
  });

  it("is at most ten, and says that there are more", () => {
    const many = Array.from({ length: 11 }, (_, index) => candidate(`linde${index}`));
    const picked = pickCandidates(["linde"], "linde", many);
    expect([picked.candidates.length, picked.hasMore]).toEqual([10, true]);
    expect(pickCandidates(["linde"], "linde", many.slice(1)).hasMore).toBe(false);
  });
});

describe("what the public sees of a connection", () => {
  const names = { nameList: new Map([["49", "Huisartsgegevens"]]), linkList: new Map(), meanings: new Map() };
  const row = (need: ExpectationRow["need"], serviceId: string): ExpectationRow => ({
    need,
    groupKey: serviceId,
    serviceId,
    source: "x",
    sourceDate: "2026-01-01",
  });
  const expectations = [row("required", "49"), row("usual", "51")];
  const judge = (serviceIds: string[], isListed = true, expected = expectations) =>
    judgeListed({ isListed, serviceIds: new Set(serviceIds), expectations: expected, names });

  it("is what the practice sees: complete with all that is required, else what is missing", () => {
    expect(judge(["49"])).toEqual({ state: "connected", missing: [] });
    expect(judge(["51"])).toEqual({ state: "incomplete", missing: ["Huisartsgegevens"] });
    expect(judge([])).toEqual({ state: "incomplete", missing: ["Huisartsgegevens"] });
    expect(judge([], false)).toEqual({ state: "not-found", missing: [] });
  });

  it("of a kind of which nothing is expected is what there is to collect", () => {
    expect(judge(["1"], true, []).state).toBe("connected");
    expect(judge([], true, []).state).toBe("without-services");
  });

  it("the kind is that of the practice, or in the AGB code", () => {
    expect(["01999901", "02999901", "06999901", "77999901"].map((agb) => kindOf([agb]))).toEqual([
      "general-practice",
      "pharmacy",
      "hospital",
      "other",
    ]);
    expect(kindOf([])).toBe("unknown");
    expect(kindOf(["01999901", "02999901"], "pharmacy")).toBe("pharmacy");
    expect([organizationKindOf("pharmacy"), organizationKindOf("hospital")]).toEqual(["pharmacy", null]);
  });
});
