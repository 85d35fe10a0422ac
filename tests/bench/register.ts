import { createReadStream, createWriteStream, statSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import postgres from "postgres";
import { SaxesParser } from "saxes";
import { zaklText, zalRelease3Text } from "#db/seed/register-lists.ts";
import type { ListWorld } from "#db/seed/register-world.ts";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { closeDatabase } from "#server/access/database.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import type { ImportOutcome } from "#server/register/import/contract.ts";
import { importList } from "#server/register/import/import.ts";
import { type BenchPlace, type BenchReport, type Figure, median, timed } from "./measure.ts";
import { measureImportMemory } from "./register-memory.ts";
import { measureReads } from "./register-reads.ts";
import { benchRowLevelSecurity } from "./rls.ts";

const rounds = 3;
const world: ListWorld = {
  providerCount: 10_000,
  serviceCount: 10,
  seed: 7,
  serial: 1,
  stampedAt: "2026-11-22T08:00:00Z",
};
const floorTables = ["register_provider", "register_endpoint"];
const registerTables = [
  "register_version",
  "register_held_file",
  "register_provider",
  "register_endpoint",
  "register_identifier",
  "register_linked_service",
];

/** Register imports and their floors, interleaved in one run; medians of three rounds. */
export async function benchRegister(place: BenchPlace): Promise<BenchReport> {
  const owner = postgres(place.ownerUrl, { max: 1, onnotice: () => undefined });
  const files = await makeFiles(place.folder);
  const size = statSync(files.first).size / 1e6;
  place.say(`list of ${Math.round(size)} MB made`);
  const figures: Figure[] = [];
  const times: Record<string, number[]> = {};
  const note = (name: string, milliseconds: number) => {
    times[name] = [...(times[name] ?? []), milliseconds];
    place.say(`${name}: ${Math.round(milliseconds)} ms`);
  };

  await emptyRegister(owner);
  await take(files.first, "imported");
  const rows = await saveRows(owner);
  for (let round = 0; round < rounds; round += 1) {
    note("parse", await timed(() => bareParse(files.first)));
    note("copy bare", await copyRows(owner, rows, false));
    note("copy indexed", await copyRows(owner, rows, true));
    await emptyRegister(owner);
    note("import", await timed(() => take(files.first, "imported")));
    note("identical", await timed(() => take(files.first, "unchanged")));
    note("same rows", await timed(() => take(files.sameRows, "imported")));
    note("one percent", await timed(() => take(files.onePercent, "imported")));
  }
  const at = (name: string) => median(times[name] ?? []);
  const bare = at("parse") + at("copy bare");
  const indexed = at("parse") + at("copy indexed");
  figures.push(
    {
      name: "bare streaming parse",
      value: at("parse"),
      unit: "ms",
      note: `${Math.round((size / at("parse")) * 1000)} MB/s`,
    },
    { name: "COPY of the same rows, no index", value: at("copy bare"), unit: "ms" },
    { name: "COPY of the same rows, with the register's indexes", value: at("copy indexed"), unit: "ms" },
    { name: "first import", value: at("import"), unit: "ms" },
    {
      ...ratio("first import / (parse + COPY with indexes)", at("import") / indexed, 1.5),
      note: "limit: one core reads and checks while another copies; on a machine without a free core they take turns",
    },
    {
      ...ratio("first import / (parse + bare COPY)", at("import") / bare, 1.5),
      note: "the same against rows that nobody could look up; the difference is the primary key and the search index",
    },
    {
      name: "floor with indexes / floor without",
      value: indexed / bare,
      unit: "ratio",
      note: "what the indexes alone add: an import that does nothing else cannot come below it",
    },
    { name: "same file again", value: at("identical"), unit: "ms" },
    ratio("same file again / first import", at("identical") / at("import"), 0.25),
    { name: "next number, same rows", value: at("same rows"), unit: "ms" },
    {
      name: "next number, 1 % changed",
      value: at("one percent"),
      unit: "ms",
      note: "limit: reading; comparing 110,000 rows in SQL takes about a quarter of it",
    },
    {
      name: "seconds for 50 MB",
      value: (at("import") / 1000) * (50 / size),
      unit: "s",
      aim: "≤ 5",
      isMet: (at("import") / 1000) * (50 / size) <= 5,
    },
  );
  await take(files.links, "imported");
  place.say("reading");
  figures.push(...(await measureReads(owner)));
  figures.push(...(await measureImportMemory(place, world, () => emptyRegister(owner))));
  figures.push(...(await benchRowLevelSecurity(place)).figures);
  await closeQueue();
  await closeDatabase();
  await owner.end();
  return {
    name: "register",
    figures,
    facts: {
      providers: world.providerCount,
      services: world.serviceCount,
      megabytes: Math.round(size),
      rounds,
      // If the load is higher than the number of cores, the figures say more about the machine than about the code.
      "load of the machine": Math.round(loadavg()[0] ?? 0),
    },
  };
}

function ratio(name: string, value: number, max: number): Figure {
  return { name, value, unit: "ratio", aim: `≤ ${max}`, isMet: value <= max };
}

async function makeFiles(folder: string) {
  const write = async (name: string, text: Iterable<string>) => {
    const path = join(folder, name);
    await pipeline(Readable.from(text), createWriteStream(path));
    return path;
  };
  return {
    first: await write("first.xml", zalRelease3Text(world)),
    sameRows: await write("same-rows.xml", zalRelease3Text({ ...world, serial: 2 })),
    onePercent: await write("one-percent.xml", zalRelease3Text({ ...world, serial: 3, changedShare: 0.01 })),
    links: await write("links.xml", zaklText(world)),
  };
}

async function take(path: string, expected: ImportOutcome["outcome"]): Promise<void> {
  const access = grant(systemActor("bench"), "register.import");
  const { outcome, finding } = await importList(access, { path, source: "command", sourceName: "bench" });
  if (outcome !== expected) throw new Error(`${path}: ${outcome} instead of ${expected} (${finding?.rule})`);
}

async function emptyRegister(owner: postgres.Sql): Promise<void> {
  await owner.unsafe(`truncate ${registerTables.join(", ")}`);
  await owner`checkpoint`;
}

/** The floor: the same parser and text decoding, with handlers that only count. */
async function bareParse(path: string): Promise<number> {
  const parser = new SaxesParser({ xmlns: true });
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let events = 0;
  const count = () => {
    events += 1;
  };
  parser.on("opentag", count);
  parser.on("text", count);
  parser.on("closetag", count);
  for await (const chunk of createReadStream(path)) parser.write(decoder.decode(chunk, { stream: true }));
  parser.close();
  return events;
}

/**
 * Exports the rows of the first import with COPY, on the server itself, into its data folder: the one place where it
 * can surely write.
 */
async function saveRows(owner: postgres.Sql): Promise<Record<string, string>> {
  const [row] = await owner<{ data_directory: string }[]>`show data_directory`;
  const paths = Object.fromEntries(
    floorTables.map((table) => [table, join(row?.data_directory ?? "", `${table}.copy`)]),
  );
  for (const [table, path] of Object.entries(paths)) await owner.unsafe(`copy ${table} to '${path}'`);
  return paths;
}

async function copyRows(owner: postgres.Sql, rows: Record<string, string>, hasIndexes: boolean): Promise<number> {
  for (const table of floorTables) {
    await owner.unsafe(`drop table if exists floor_${table}`);
    await owner.unsafe(`create table floor_${table} (like ${table} including ${hasIndexes ? "all" : "generated"})`);
  }
  await owner`checkpoint`;
  const milliseconds = await timed(() =>
    owner.begin(async (tx) => {
      for (const [table, path] of Object.entries(rows)) {
        const stream = await tx`copy ${tx(`floor_${table}`)} from stdin`.writable();
        await pipeline(createReadStream(path), stream);
      }
    }),
  );
  for (const table of floorTables) await owner.unsafe(`drop table floor_${table}`);
  return milliseconds;
}
