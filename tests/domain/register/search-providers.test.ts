import { afterAll, beforeAll, expect, it } from "vitest";
import { oclText, zaklText, zalRelease3Text } from "#db/seed/register-lists.ts";
import type { FeaturedProvider } from "#db/seed/register-world.ts";
import { grant } from "#server/access/access.ts";
import type { ProvidersInput } from "#server/register/search/contract.ts";
import { countSectors } from "#server/register/search/count-sectors.ts";
import { listClients } from "#server/register/search/list-clients.ts";
import { listProviders } from "#server/register/search/list-providers.ts";
import { emptyRegister, offer } from "#tests/support/register-files.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const staff = await makePerson(await makeOrganization("alliance"), ["alliance-staff"]);
const access = grant(staff, "register.read");
const featured: FeaturedProvider[] = [
  { name: "apotheekhazelaar@medmij", agbCodes: ["02999901"], serviceIds: ["31"] },
  { name: "centrumolvestraat@medmij", agbCodes: ["01999902", "04999902"], serviceIds: ["46", "49"] },
  { name: "instellingveldzicht@medmij", agbCodes: ["94999901"], serviceIds: ["50"] },
  { name: "laboratoriumoost@medmij", agbCodes: ["50999901"], serviceIds: ["46"] },
];
const unlinked: FeaturedProvider = { name: "praktijkzondercode@medmij", agbCodes: ["01999909"], serviceIds: ["49"] };
const world = { providerCount: 300, serviceCount: 3, seed: 3, stampedAt: "2026-11-20T08:00:00Z", serial: 1 };

beforeAll(async () => {
  await emptyRegister();
  await offer(zalRelease3Text({ ...world, featured: [...featured, unlinked] }));
  await offer(zaklText({ ...world, featured }));
  await offer(oclText(world));
});
afterAll(() => owner.end());

async function all(filter: ProvidersInput): Promise<string[]> {
  const names: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listProviders(access, { ...filter, after });
    names.push(...page.rows.map((row) => row.name));
    if (page.nextAfter === null) return names;
    after = page.nextAfter;
  }
}

it("the providers of the register are listed by name, a page at a time, each once", async () => {
  const names = await all({});
  expect(names).toEqual([...new Set(names)].toSorted());
  expect(names).toHaveLength(305);
});

it("a sector is what the AGB codes say; several codes count in each, and without a code it is unknown", async () => {
  expect(await all({ sector: "mental-care" })).toEqual(["instellingveldzicht@medmij"]);
  expect(await all({ sector: "other" })).toEqual(["laboratoriumoost@medmij"]);
  expect(await all({ sector: "unknown" })).toEqual(["praktijkzondercode@medmij"]);
  for (const sector of ["general-practice", "physiotherapy"] as const) {
    expect(await all({ sector })).toContain("centrumolvestraat@medmij");
  }
  const counts = await countSectors(access);
  for (const sector of ["general-practice", "pharmacy", "hospital", "mental-care", "other", "unknown"] as const) {
    expect(await all({ sector }), sector).toHaveLength(counts[sector]);
  }
});

it("a name or the beginning of a code narrows the list, together with the sector", async () => {
  expect(await all({ text: "Olvestraat" })).toEqual(["centrumolvestraat@medmij"]);
  expect(await all({ text: "029999" })).toEqual(["apotheekhazelaar@medmij"]);
  expect(await all({ text: "olvestraat", sector: "pharmacy" })).toEqual([]);
  const { rows } = await listProviders(access, { text: "olvestraat" });
  expect(rows).toMatchObject([{ agbCodes: ["01999902", "04999902"], serviceCount: 2 }]);
});

it("the PGOs are those of the list in force, by name", async () => {
  const clients = await listClients(access);
  expect(clients[0]).toEqual({ hostname: "app.lindeblad.example", organizationName: "Lindeblad (demo)" });
  expect(clients).toHaveLength(4);
});
