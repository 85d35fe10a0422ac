import { createWriteStream, rmSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { transact } from "#db/client.ts";
import { overviewProviders } from "#db/seed/overview-story.ts";
import { gnlText, oclText, zaklText, zalRelease3Text } from "#db/seed/register-lists.ts";
import type { FeaturedProvider, ListWorld } from "#db/seed/register-world.ts";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { closeDatabase, database } from "#server/access/database.ts";
import { daysLater } from "#server/calendar/moments.ts";
import { watchConnections } from "#server/connections/watch/watch-connections.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { importList } from "#server/register/import/import.ts";

const lindeGateway = "dva.zonnewijzer.example";
const grachtGateway = "koppelpunt.veerhuis.example";

/**
 * The demo practices in the register, by the AGB codes of db/seed/demo-people.ts: De Linde is complete, Aan de Gracht
 * loses a service in the second list, De Brink is a pharmacy; Noorderhof is absent.
 */
const before: FeaturedProvider[] = [
  {
    name: "huisartsenpraktijkdelinde@medmij",
    agbCodes: ["01999901"],
    serviceIds: ["46", "47", "49", "51"],
    gateway: lindeGateway,
  },
  { name: "praktijkaandegracht@medmij", agbCodes: ["01999902"], serviceIds: ["49", "51"], gateway: grachtGateway },
  {
    name: "apotheekdebrink@medmij",
    agbCodes: ["02999901"],
    serviceIds: ["31", "58"],
    gateway: "dva.noorderlicht.example",
  },
];
const after = before.map((provider) =>
  provider.name.startsWith("praktijkaandegracht") ? { ...provider, serviceIds: ["51"] } : provider,
);

/**
 * Imports the demo's register: two lists a month apart, through the same import as real ones. Once; real lists replace
 * it.
 */
export async function loadDemoLists(folder: string, say: (line: string) => void): Promise<void> {
  try {
    if (await hasList()) return;
    const start = Date.now();
    const now = new Date();
    await publish(folder, 1, daysLater(now, -30), before);
    await publish(folder, 2, daysLater(now, -1), after);
    say(`demo: a register of invented providers (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  } finally {
    await closeQueue();
    await closeDatabase();
  }
}

async function hasList(): Promise<boolean> {
  const rows = await transact(
    database(),
    "read",
    {},
    (_, raw) => raw`select from register_version where state in ('current', 'superseded') limit 1`,
  );
  return rows.length > 0;
}

async function publish(folder: string, serial: number, at: Date, featured: FeaturedProvider[]): Promise<void> {
  const stampedAt = at.toISOString();
  const world: ListWorld = {
    providerCount: 400,
    serviceCount: 5,
    seed: 7,
    serial,
    stampedAt,
    featured: [...featured, ...overviewProviders],
  };
  const changed = serial === 1 ? world : { ...world, changedShare: 0.02, goneShare: 0.01, addedCount: 6 };
  await take(folder, `GNL_demo_${serial}.xml`, gnlText(changed));
  await take(folder, `OCL_demo_${serial}.xml`, oclText(changed));
  await take(folder, `ZAL_demo_${serial}.xml`, zalRelease3Text(changed));
  await take(folder, `ZAKL_demo_${serial}.xml`, zaklText(changed));
  await watchConnections(grant(systemActor("demo"), "connection.watch"), at);
}

async function take(folder: string, sourceName: string, chunks: Generator<string>): Promise<void> {
  const path = join(folder, sourceName);
  try {
    await pipeline(Readable.from(chunks), createWriteStream(path));
    await importList(grant(systemActor("demo"), "register.import"), { path, source: "demo", sourceName });
  } finally {
    rmSync(path, { force: true });
  }
}
