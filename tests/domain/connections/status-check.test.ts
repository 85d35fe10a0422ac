import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gnlText, zaklText, zalRelease3Text } from "#db/seed/register-lists.ts";
import type { FeaturedProvider } from "#db/seed/register-world.ts";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { checkPractice } from "#server/api/check-practice.ts";
import { getStatus } from "#server/connections/status/get-status.ts";
import { watchConnections } from "#server/connections/watch/watch-connections.ts";
import { emptyRegister, offer } from "#tests/support/register-files.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const linde = "huisartsenpraktijkdelinde@medmij";
const hazelaar = "apotheek.hazelaar.eikenwijk@medmij";
const practice = await makeOrganization("practice", { name: "De Linde", agb: "01999901", city: "Eikenwijk" });
const half = await makeOrganization("practice", { name: "Half", agb: "01999904", city: "Waterhorst" });
const two = await makeOrganization("practice", { name: "Twee", agb: "01999905", city: "Waterhorst" });
const claimer = await makeOrganization("practice", { name: "Elders", agb: "01999906", city: "Verweg" });
const visitor = (address: string) => grant({ kind: "anonymous", client: { address, agent: null } }, "register.check");
const soon = new Date("2026-11-20T09:00:00Z");

const featured: FeaturedProvider[] = [
  { name: linde, agbCodes: ["01999901"], serviceIds: ["46", "49"] },
  { name: "huisartsencentrumolvestraat@medmij", agbCodes: ["01999902"], serviceIds: ["49"] },
  { name: hazelaar, agbCodes: ["02999901"], serviceIds: ["31"] },
  { name: "huisarts.waterman@medmij", agbCodes: ["01999903"], serviceIds: ["49"] },
  { name: "praktijkhalf@medmij", agbCodes: ["01999904"], serviceIds: ["51"] },
  { name: "praktijktwee.west@medmij", agbCodes: ["01999905"], serviceIds: ["51"] },
  { name: "praktijktwee.oost@medmij", agbCodes: ["01999905"], serviceIds: ["49"] },
];
const linked = featured.map((provider) =>
  provider.name === linde ? { ...provider, serviceIds: ["46", "48"] } : provider,
);
const world = { providerCount: 200, serviceCount: 3, seed: 2, stampedAt: "2026-11-20T08:00:00Z", serial: 2 };

beforeAll(async () => {
  await emptyRegister();
  await offer(zalRelease3Text({ ...world, featured }));
  await offer(zaklText({ ...world, featured: linked }));
  await offer(gnlText(world));
  await owner`insert into connection (organization_id, provider_name, method, chosen_at)
    values (${claimer.organizationId}, 'huisartsencentrumolvestraat@medmij', 'name', now())`;
  await watchConnections(grant(systemActor("test"), "connection.watch"), soon);
});
afterAll(() => owner.end());

describe("the public check", () => {
  it("finds by AGB or name, with services in plain words and the list it is based on", async () => {
    const byAgb = await checkPractice(visitor("192.0.2.1"), { text: "01-999901" });
    expect(byAgb).toMatchObject({ state: "found", basis: { list: "ZAL", serial: 2, source: "command" } });
    expect(
      byAgb.practices[0]?.services.map(({ serviceId, displayName, isReachable }) => [
        serviceId,
        displayName,
        isReachable,
      ]),
    ).toEqual([
      ["49", "Verzamelen Huisartsgegevens 2.0", true],
      ["46", "Verzamelen Laboratoriumresultaten 2.0", true],
      ["48", "Verzamelen Basisgegevens Zorg 3.0", false],
    ]);
    const byName = await checkPractice(visitor("192.0.2.1"), { text: "Huisartsenpraktijk Dé Linde" });
    expect(byName.practices).toEqual(byAgb.practices);
  });

  it.each([
    ["a part of the name", "De Linde"],
    ["name and town", "De Linde Eikenwijk"],
    ["kind, name and town", "huisarts de Lïnde, Eikenwijk"],
    ["a town", "Eikenwijk"],
  ])("understands %s, and shows place and kind of who may be meant", async (_, text) => {
    const check = await checkPractice(visitor("192.0.2.1"), { text });
    expect(check).toMatchObject({ state: "candidates", practices: [] });
    expect(check.candidates).toContainEqual({ name: linde, kind: "general-practice", place: "Eikenwijk" });
  });

  it("understands the name of a doctor that is in a register name, and a town that is", async () => {
    const doctor = await checkPractice(visitor("192.0.2.1"), { text: "dokter J. Waterman" });
    expect(doctor.candidates).toEqual([{ name: "huisarts.waterman@medmij", kind: "general-practice", place: null }]);
    const town = await checkPractice(visitor("192.0.2.1"), { text: "apotheek eikenwijk" });
    expect(town.candidates).toContainEqual({ name: hazelaar, kind: "pharmacy", place: null });
  });

  it("says not found with names that look like it, never another practice's name as an answer", async () => {
    const check = await checkPractice(visitor("192.0.2.1"), { text: "Praktijk De Lindde" });
    expect(check).toMatchObject({ state: "not-found", practices: [] });
    expect(check.candidates.map(({ name }) => name)).toContain(linde);
    expect(await checkPractice(visitor("192.0.2.1"), { text: "xqzvwkjy" })).toMatchObject({
      state: "not-found",
      candidates: [],
    });
  });

  it("asks for more than two letters, whatever stands around them", async () => {
    for (const text of ["de", "d. e.", "--- 12"])
      expect((await checkPractice(visitor("192.0.2.1"), { text })).state, text).toBe("too-short");
    expect((await checkPractice(visitor("192.0.2.1"), { text: "lin" })).state).toBe("candidates");
  });

  it("takes no place from a practice that claims a name of which the link list says otherwise", async () => {
    const [found] = (await checkPractice(visitor("192.0.2.1"), { text: "huisartsencentrumolvestraat" })).practices;
    expect(found).toMatchObject({ place: null, kind: "general-practice" });
  });

  it("says the same as the practice sees: complete, incomplete, and over all its names", async () => {
    for (const [name, organization, state] of [
      [linde, practice, "connected"],
      ["praktijkhalf@medmij", half, "incomplete"],
      ["praktijktwee.west@medmij", two, "connected"],
    ] as const) {
      const own = await getStatus(
        grant(await makePerson(organization, ["practice-assistant"]), "connection.read"),
        soon,
      );
      const { practices } = await checkPractice(visitor("192.0.2.2"), { text: name }, soon);
      const seen = practices.find((each) => each.name === name);
      expect([seen?.state, own.state], name).toEqual([state, state]);
      const missing = own.missing.filter((group) => group.need === "required").map((group) => group.services[0]?.name);
      expect(seen?.missing, name).toEqual(missing);
    }
  });

  it("says whether the list is too old to rely on", async () => {
    const late = new Date("2026-11-30T08:00:00Z");
    expect((await checkPractice(visitor("192.0.2.1"), { text: "01999901" }, late)).basis?.isStale).toBe(true);
    expect((await checkPractice(visitor("192.0.2.1"), { text: "01999901" }, soon)).basis?.isStale).toBe(false);
  });

  it("is rate limited per address", async () => {
    const asks = Array.from({ length: 60 }, () => checkPractice(visitor("192.0.2.99"), { text: "01999901" }));
    const answers = await Promise.allSettled(asks);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(40);
    expect(answers.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "TOO_MANY" } });
    await expect(checkPractice(visitor("192.0.2.98"), { text: "01999901" })).resolves.toMatchObject({ state: "found" });
  });
});
