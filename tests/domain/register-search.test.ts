import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gnlText, zaklText, zalRelease3Text } from "#db/seed/register-lists.ts";
import type { FeaturedProvider } from "#db/seed/register-world.ts";
import { grant } from "#server/access/access.ts";
import { checkProvider } from "#server/register/check-provider.ts";
import { findByAgb } from "#server/register/find-by-agb.ts";
import { searchProviders } from "#server/register/search.ts";
import { emptyRegister, offer } from "#tests/support/register-files.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const practice = await makeOrganization("practice");
const assistant = await makePerson(practice, ["practice-assistant"]);
const access = grant(assistant, "register.search");
const visitor = (address: string) => grant({ kind: "anonymous", client: { address, agent: null } }, "register.check");

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

describe("a forgiving search", () => {
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

  it("finds by the name of before, and says so", async () => {
    const [found] = await searchProviders(access, { text: "praktijk oude naam" });
    expect(found).toMatchObject({
      name: "praktijknieuwkomer@medmij",
      formerName: "praktijkoudenaam@medmij",
      isCurrent: true,
      agbCodes: ["01999903"],
      serviceCount: 1,
    });
  });

  it("gives at most twenty, and nothing for a question about nothing", async () => {
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

describe("the public check", () => {
  it("finds by AGB or name, with services in plain words and the list it rests on", async () => {
    const byAgb = await checkProvider(visitor("192.0.2.1"), { text: "01-999901" });
    expect(byAgb).toMatchObject({ state: "found", basis: { list: "ZAL", serial: 2, source: "command" } });
    expect(
      byAgb.providers[0]?.services.map(({ serviceId, displayName, isReachable }) => [
        serviceId,
        displayName,
        isReachable,
      ]),
    ).toEqual([
      ["49", "Verzamelen Huisartsgegevens 2.0", true],
      ["46", "Verzamelen Laboratoriumresultaten 2.0", true],
      ["48", "Verzamelen Basisgegevens Zorg 3.0", false],
    ]);
    const byName = await checkProvider(visitor("192.0.2.1"), { text: "Huisartsenpraktijk Dé Linde" });
    expect(byName.providers).toEqual(byAgb.providers);
  });

  it("says not found with names that look like it, never the name of another as an answer", async () => {
    const check = await checkProvider(visitor("192.0.2.1"), { text: "Praktijk De Linde" });
    expect(check).toMatchObject({ state: "not-found", providers: [] });
    expect(check.alternatives).toContain("huisartsenpraktijkdelinde@medmij");
  });

  it("says whether the list is too old to rely on", async () => {
    const late = new Date("2026-11-30T08:00:00Z");
    const soon = new Date("2026-11-20T09:00:00Z");
    expect((await checkProvider(visitor("192.0.2.1"), { text: "01999901" }, late)).basis?.isStale).toBe(true);
    expect((await checkProvider(visitor("192.0.2.1"), { text: "01999901" }, soon)).basis?.isStale).toBe(false);
  });

  it("answers one address only so often", async () => {
    const asks = Array.from({ length: 60 }, () => checkProvider(visitor("192.0.2.99"), { text: "01999901" }));
    const answers = await Promise.allSettled(asks);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(40);
    expect(answers.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "TOO_MANY" } });
    await expect(checkProvider(visitor("192.0.2.98"), { text: "01999901" })).resolves.toMatchObject({ state: "found" });
  });
});
