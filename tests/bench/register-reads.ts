import type postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { look } from "#server/access/look.ts";
import { getStatus } from "#server/connections/status/get-status.ts";
import { searchProviders } from "#server/register/search/search.ts";
import { type Figure, median, percentile, timed } from "./measure.ts";

const readsMax = 400;
const clients = 8;
const rounds = 3;
/**
 * Statements in server/connections/status/scope.ts: those that do not depend on the register entries, then those that
 * do.
 */
const statusStatements = [7, 5];

/** Common queries on a register of this size: the status of a practice, and a fuzzy search. */
export async function measureReads(owner: postgres.Sql): Promise<Figure[]> {
  await owner`vacuum analyze register_provider`;
  await owner`vacuum analyze register_endpoint`;
  await owner`vacuum analyze register_identifier`;
  const practices = await addPractices(owner);
  const status = (index: number) => {
    const actor = systemActor("bench", practices[index % practices.length]);
    return getStatus(grant(actor, "connection.read"));
  };
  const questions = await questionsOf(owner);
  const access = grant(systemActor("bench"), "register.search");
  const search = (index: number) => searchProviders(access, { text: questions[index % questions.length] ?? "" });
  const reads: [string, (index: number) => Promise<unknown>, number][] = [
    ["status of a practice, one client", status, 1],
    [`status of a practice, ${clients} clients`, status, clients],
    [
      `its floor: as many statements that do nothing, ${clients} clients`,
      (index) => nothing(practices, index),
      clients,
    ],
    ["forgiving search, one client", search, 1],
    [`forgiving search, ${clients} clients`, search, clients],
  ];
  const times = new Map<string, number[][]>(reads.map(([name]) => [name, []]));
  // Interleaved, so that other load on the machine affects all of them.
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, read, count] of reads) times.get(name)?.push(await measure(read, count));
  }
  const middle = (name: string, share: number) => median((times.get(name) ?? []).map((one) => percentile(one, share)));
  const figures = reads.flatMap(([name]) => figuresOf(name, middle(name, 0.5), middle(name, 0.95)));
  const [, [busy] = [""], [floor] = [""]] = reads;
  figures.push({
    name: `status / its floor, ${clients} clients, p50`,
    value: middle(busy, 0.5) / middle(floor, 0.5),
    unit: "ratio",
    note: "client, server and PostgreSQL share the cores of this machine: the floor is what they need for the round trips alone",
  });
  return figures;
}

/** The floor of reading a status: as many empty statements, in as many round trips. */
function nothing(practices: string[], index: number): Promise<unknown> {
  const access = grant(systemActor("bench", practices[index % practices.length]), "connection.read");
  return look(access, async (_, raw) => {
    for (const count of statusStatements) await Promise.all(Array.from({ length: count }, () => raw`select 1`));
  });
}

function figuresOf(name: string, p50: number, p95: number): Figure[] {
  if (name.startsWith("its floor")) {
    return [
      { name: `${name}, p50`, value: p50, unit: "ms" },
      { name: `${name}, p95`, value: p95, unit: "ms" },
    ];
  }
  return [
    { name: `${name}, p50`, value: p50, unit: "ms", aim: "≤ 15", isMet: p50 <= 15 },
    { name: `${name}, p95`, value: p95, unit: "ms", aim: "≤ 50", isMet: p95 <= 50 },
  ];
}

async function measure(read: (index: number) => Promise<unknown>, clientCount: number): Promise<number[]> {
  for (let index = 0; index < 40; index += 1) await read(index);
  const times: number[] = [];
  let next = 0;
  const client = async () => {
    while (next < readsMax) {
      const index = next;
      next += 1;
      times.push(await timed(() => read(index)));
    }
  };
  await Promise.all(Array.from({ length: clientCount }, client));
  return times;
}

/** Practices whose AGB code is in the link list. */
async function addPractices(owner: postgres.Sql): Promise<string[]> {
  const codes = await owner<{ value: string }[]>`
    select value from register_identifier where system = 'AGB' and until_version_id is null group by value order by md5(value) limit 200`;
  const rows = codes.map(({ value }) => ({
    organization_id: uuidv7(),
    kind: "practice",
    name: `Praktijk ${value}`,
    agb: value,
  }));
  await owner`insert into organization ${owner(rows)}`;
  return rows.map((row) => row.organization_id);
}

/** Names as people type them: whole, half, reversed, misspelt, an AGB code, or only a common word. */
async function questionsOf(owner: postgres.Sql): Promise<string[]> {
  const rows = await owner<{ text: string; agb: string }[]>`
    select p.search_text as text, i.value as agb from register_provider p join register_identifier i on i.provider_name = p.name
    where p.until_version_id is null and i.system = 'AGB' order by md5(p.name) limit 100`;
  return rows.flatMap(({ text, agb }, index) => {
    const apart = text.replace(
      /^(huisartsenpraktijk|huisarts|apotheek|gezondheidscentrum|fysiotherapie|ziekenhuis)de/,
      "$1 de ",
    );
    const words = apart.split(" ");
    const typo = apart.slice(0, -4) + apart.slice(-3);
    return [
      text,
      apart,
      words.toReversed().join(" "),
      typo,
      words.at(-1) ?? text,
      agb,
      index % 5 === 0 ? "huisarts" : agb.slice(0, 5),
    ];
  });
}
