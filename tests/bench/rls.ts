import { and, desc, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { applicationAddress } from "#db/application-role.ts";
import { type Database, openDatabase, type Transaction, transact } from "#db/client.ts";
import { auditEvent } from "#db/schema/audit.ts";
import { testSecret } from "#tests/support/database.ts";
import { type BenchPlace, type BenchReport, type Figure, median, percentile, timed } from "./measure.ts";

const organizationCount = 200;
const linesEach = 1_000;
const rounds = 3;
const turnsPerRound = 25;
const readsPerTurn = 80;
const clients = 8;
/** Target: the maximum overhead of row-level security on a list. */
const costMax = 0.3;

type Reader = (organizationId: string) => Promise<unknown>;
type Way = { name: string; read: Reader };

/**
 * A list of one organization, as screens read it: under the application's role with its policy and its transaction,
 * compared with the same query over the same rows as the owner, to whom no policy applies. Rounds of both alternate.
 */
export async function benchRowLevelSecurity(place: BenchPlace): Promise<BenchReport> {
  const organizations = await fill(place);
  const bare = open(place.ownerUrl);
  const plain = drizzle({ client: postgres(place.ownerUrl, { max: clients, onnotice: () => undefined }) });
  const walled = open(applicationAddress(place.ownerUrl, testSecret));
  try {
    const figures: Figure[] = [];
    for (const size of [50, 200]) {
      const ways: Way[] = [
        // The best case of the driver: a prepared statement, as with row-level security, without a transaction.
        { name: "without", read: (id) => page(plain, id, size).prepare(`page_${size}`).execute() },
        {
          name: "transaction",
          read: (id) => transact(bare, "read", { organizationId: id }, (tx) => page(tx, id, size)),
        },
        { name: "wall", read: (id) => transact(walled, "read", { organizationId: id }, (tx) => page(tx, id, size)) },
      ];
      figures.push(...compare(size, await measure(ways, organizations, place)));
    }
    return {
      name: "rls",
      figures,
      facts: { rows: organizationCount * linesEach, clients, rounds, reads: rounds * turnsPerRound * readsPerTurn },
    };
  } finally {
    await Promise.all([bare.close(), walled.close(), plain.$client.end()]);
  }
}

function page(handle: Transaction | Database["read"], organizationId: string, size: number) {
  return handle
    .select()
    .from(auditEvent)
    .where(and(eq(auditEvent.organizationId, organizationId), eq(auditEvent.outcome, "success")))
    .orderBy(desc(auditEvent.eventId))
    .limit(size);
}

/** Milliseconds of each read, by path and round. The paths alternate in short runs, so that other load affects both. */
async function measure(ways: Way[], organizations: string[], { say }: BenchPlace): Promise<Map<string, number[][]>> {
  const times = new Map<string, number[][]>(ways.map((way) => [way.name, []]));
  for (const way of ways) await readMany(way.read, organizations, readsPerTurn);
  for (let at = 0; at < rounds; at++) {
    const round = new Map<string, number[]>(ways.map((way) => [way.name, []]));
    for (let turn = 0; turn < turnsPerRound; turn++) {
      for (const way of ways) round.get(way.name)?.push(...(await readMany(way.read, organizations, readsPerTurn)));
    }
    for (const [name, found] of round) times.get(name)?.push(found);
    say(`round ${at + 1} of ${rounds}`);
  }
  return times;
}

async function readMany(read: Reader, organizations: string[], count: number): Promise<number[]> {
  const times: number[] = [];
  let left = count;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      const organizationId = organizations[left % organizations.length] ?? "";
      times.push(await timed(() => read(organizationId)));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}

function compare(size: number, times: Map<string, number[][]>): Figure[] {
  const middle = (name: string, share: number) => median((times.get(name) ?? []).map((one) => percentile(one, share)));
  const [without, transaction, wall] = ["without", "transaction", "wall"].map((name) => middle(name, 0.5));
  if (!without || !transaction || !wall) throw new Error("nothing was measured");
  const cost = wall / without - 1;
  return [
    { name: `${size} lines, without the wall, p50`, value: without, unit: "ms" },
    { name: `${size} lines, behind the wall, p50`, value: wall, unit: "ms" },
    { name: `${size} lines, behind the wall, p95`, value: middle("wall", 0.95), unit: "ms" },
    {
      name: `${size} lines, cost of the wall`,
      value: cost,
      unit: "ratio",
      aim: `≤ ${costMax}`,
      isMet: cost <= costMax,
    },
    {
      name: `${size} lines, of which the transaction`,
      value: transaction / without - 1,
      unit: "ratio",
      note: "the policy is the rest",
    },
  ];
}

function open(url: string): Database {
  return openDatabase({ write: url, read: url, direct: url, prepare: true, connectionsMax: clients });
}

/** Rows of many organizations, interleaved as they would be over time. */
async function fill({ ownerUrl, say }: BenchPlace): Promise<string[]> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  const organizations = Array.from({ length: organizationCount }, () => uuidv7());
  const first = Date.now() - linesEach * 1_000;
  for (let at = 0; at < linesEach; at += 50) {
    const ids = Array.from({ length: 50 * organizationCount }, (_, i) => uuidv7({ msecs: first + at * 1_000 + i }));
    await owner`
      insert into audit_event select
        (${organizations}::uuid[])[1 + (n % ${organizationCount})], id, now(), 'connection.answered', 'U', 'success',
        'person', 'person ' || n % 20, 'Persoon ' || n % 20, array['practice-assistant'], null, null, '192.0.2.7', 'browser',
        'connection', 'praktijk@medmij', null, 'connection.answer', false, 'web@bench', '{"question": "has-gateway"}'
      from unnest(${ids}::uuid[]) with ordinality as line (id, n)`;
  }
  await owner`vacuum analyze audit_event`;
  await owner.end();
  say(`${organizationCount * linesEach} lines of ${organizationCount} organizations`);
  return organizations;
}
