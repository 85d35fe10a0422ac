import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gnlText, zaklText, zalRelease3Text } from "#db/seed/register-lists.ts";
import type { FeaturedProvider } from "#db/seed/register-world.ts";
import { grant } from "#server/access/access.ts";
import { findByAgb } from "#server/register/search/find-by-agb.ts";
import { searchProviders } from "#server/register/search/search.ts";
import { emptyRegister, offer } from "#tests/support/register-files.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const practice = await makeOrganization("practice");
const assistant = await makePerson(practice, ["practice-assistant"]);
const access = grant(assistant, "register.search");

const featured: FeaturedProvider[] = [
  { name: "huisartsenpraktijkdelinde@medmij", agbCodes: ["01999901"], serviceIds: ["46", "49"] },
  { name: "huisartsencentrumolvestraat@medmij", agbCodes: ["01999902"], serviceIds: ["49"] },
  { name: "apotheek.hazelaar.eikenwijk@medmij", agbCodes: ["02999901"], serviceIds: ["31"] },
  { name: "praktijkoudenaam@medmij", agbCodes: ["01999903"], serviceIds: ["49"] },
];
const renamed = featured.map((provider) =>
  provider.name === "praktijkoudenaam@medmij" ? { ...provider, name: "praktijknieuwkomer@medmij" } : provider,
);
const world = { providerCount: 500, serviceCount: 3, seed: 2, stampedAt: "2026-11-20T08:00:00Z" };

beforeAll(async () => {
  await emptyRegister();
  await offer(zalRelease3Text({ ...world, serial: 1, featured }));
  await offer(zaklText({ ...world, serial: 1, featured }));
  await offer(zalRelease3Text({ ...world, serial: 2, featured: renamed }));
  const linked = renamed.map((provider) =>
    provider.agbCodes[0] === "01999901" ? { ...provider, serviceIds: ["46", "48"] } : provider,
  );
  await offer(zaklText({ ...world, serial: 2, featured: linked }));
  await offer(gnlText({ ...world, serial: 1 }));
});
afterAll(() => owner.end());

const namesFor = async (text: string) => (await searchProviders(access, { text })).map(({ name }) => name);

describe("a fuzzy search", () => {
  it.each([
    ["the exact name", "huisartsenpraktijkdelinde@medmij", "huisartsenpraktijkdelinde@medmij"],
    ["as it stands on the door", "Huisartsenpraktijk De Linde", "huisartsenpraktijkdelinde@medmij"],
    ["words in another order", "De Linde huisartsenpraktijk", "huisartsenpraktijkdelinde@medmij"],
    ["accents that the register has not", "Huisartsenpraktijk Dé Lïnde", "huisartsenpraktijkdelinde@medmij"],
    ["a letter too few", "apotheek hazelar eikenwijk", "apotheek.hazelaar.eikenwijk@medmij"],
    ["two letters swapped", "apotheek hazelaar eikenwjik", "apotheek.hazelaar.eikenwijk@medmij"],
    ["another word order with dots in the name", "eikenwijk hazelaar", "apotheek.hazelaar.eikenwijk@medmij"],
    ["a wrong vowel", "huisartsencentrum olvostraat", "huisartsencentrumolvestraat@medmij"],
    ["an AGB code", "02999901", "apotheek.hazelaar.eikenwijk@medmij"],
    ["the beginning of an AGB code, with a space", "0299 99", "apotheek.hazelaar.eikenwijk@medmij"],
  ])("finds by %s", async (_, text, name) => {
    expect((await namesFor(text))[0]).toBe(name);
  });

  it("finds a provider by its former name, and says so", async () => {
    const [found] = await searchProviders(access, { text: "praktijk oude naam" });
    expect(found).toMatchObject({
      name: "praktijknieuwkomer@medmij",
      formerName: "praktijkoudenaam@medmij",
      isCurrent: true,
      agbCodes: ["01999903"],
      serviceCount: 1,
    });
  });

  it("gives at most twenty, and nothing for an empty question", async () => {
    expect((await namesFor("huisarts")).length).toBe(20);
    expect(await namesFor("--")).toEqual([]);
    expect(await namesFor("xqzvwkjy")).toEqual([]);
    await namesFor("'; drop table register_provider; --%_\\");
    expect(await namesFor("de linde huisartsenpraktijk")).toContain("huisartsenpraktijkdelinde@medmij");
  });

  it("by AGB gives every name that the link list has for it", async () => {
    expect(await findByAgb(access, { agb: "01999901" })).toEqual([
      { name: "huisartsenpraktijkdelinde@medmij", isInList: true },
    ]);
    expect(await findByAgb(access, { agb: "99999999" })).toEqual([]);
  });
});
