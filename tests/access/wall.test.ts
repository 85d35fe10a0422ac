import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { applicationAddress } from "#db/application-role.ts";
import { type Database, openDatabase, type RowContext, transact } from "#db/client.ts";
import { database } from "#server/access/database.ts";
import { testSecret } from "#tests/support/database.ts";
import {
  enumeratedWords,
  type FilledOrganization,
  fillWorld,
  fingerprints,
  inventRow,
  type TenantTable,
  tenantTables,
} from "#tests/support/filled-world.ts";
import { testsOwn } from "#tests/support/sent-statements.ts";
import { owner } from "#tests/support/world.ts";

const tables = await tenantTables();
const words = await enumeratedWords();
const names = tables.map((table) => table.name);
/** Tables that network permissions can read across organizations, but not change. */
const networkTables = ["organization", "connection", "connection_summary", "gateway_trust", "consult_referral_tally"];
/** What the suite only reads and attacks. A block must be the next one of its log; of what is said in a consult a trigger adds the words. */
const steady = [
  ...["organization", "membership", "session", "connection_summary", "audit_block"],
  ...["consult_message", "consult_note"],
];
/** Tables in which the suite adds and removes its own rows. */
const growing = tables.filter((table) => !steady.includes(table.name));
const appendOnly = ["audit_event", "audit_shown", "audit_block", "audit_seal", "audit_archive"];

/** Organizations with activity during the test, and organizations without. */
let acting: FilledOrganization[] = [];
let quiet: FilledOrganization[] = [];
/** The expected number of rows by organization and table. */
const model = new Map<string, Map<string, number>>();

beforeAll(async () => {
  const world = await fillWorld(12);
  acting = world.slice(0, 8);
  quiet = world.slice(8);
  for (const { organizationId } of world) {
    const counts = new Map<string, number>();
    for (const name of names) {
      const [row] = await owner<{ n: number }[]>`
        select count(*)::int as n from ${owner(name)} where organization_id = ${organizationId}`;
      counts.set(name, row?.n ?? 0);
    }
    model.set(organizationId, counts);
  }
});

type Row = { n: number; foreign: number };
const ask = <R extends object = Row>(context: RowContext, statement: string, values: (string | null)[] = []) =>
  transact(database(), "write", context, (_, raw) => raw.unsafe<R[]>(`${testsOwn} ${statement}`, values));

const kinds = [
  "read",
  "read-as-person",
  "read-for-network",
  "read-foreign",
  "read-joined",
  "read-without-context",
  "update-foreign",
  "update-without-context",
  "delete-foreign",
  "delete-without-context",
  "insert-foreign",
  "insert-without-context",
  "take-over-foreign",
  "give-away",
  "add",
  "remove",
] as const;
type Operation = { kind: (typeof kinds)[number]; actor: number; target: number; table: number; seed: number };

const operation: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constantFrom(...kinds),
  actor: fc.nat(7),
  target: fc.nat(11),
  table: fc.nat(),
  seed: fc.integer({ min: 100, max: 1_000_000 }),
});

/** Runs one operation and checks its outcome against the model. */
async function perform({ kind, actor, target, table: at, seed }: Operation): Promise<void> {
  const own = pick(acting, actor);
  const others = [...acting, ...quiet].filter((one) => one !== own);
  const foreign = pick(others, target);
  const table = pick(tables, at);
  const { name } = table;
  const mine = { organizationId: own.organizationId };
  const counted = `select count(*)::int as n, count(*) filter (where organization_id <> $1)::int as foreign from ${name}`;
  const held = model.get(own.organizationId)?.get(name);
  switch (kind) {
    case "read":
      return expect(await ask(mine, counted, [own.organizationId])).toEqual([{ n: held, foreign: 0 }]);
    case "read-as-person": {
      const { personId, sessionId } = pick(own.people, seed);
      const found = await ask({ ...mine, personId, sessionId }, counted, [own.organizationId]);
      return expect(found).toEqual([{ n: held, foreign: 0 }]);
    }
    case "read-for-network": {
      const [row] = await ask({ ...mine, network: true }, counted, [own.organizationId]);
      return expect((row?.foreign ?? -1) > 0).toBe(networkTables.includes(name));
    }
    case "read-foreign":
      return expect(
        await ask(mine, `select 1 from ${name} where organization_id = $1 or false`, [foreign.organizationId]),
      ).toHaveLength(0);
    case "read-joined": {
      const other = pick(tables, seed).name;
      const statement = `select 1 from ${name} a full join ${other} b using (organization_id) where organization_id <> $1`;
      return expect(await ask(mine, statement, [own.organizationId])).toHaveLength(0);
    }
    case "read-without-context":
      return expect(await ask({}, `select 1 from ${name} limit 1`)).toHaveLength(0);
    case "update-foreign":
    case "update-without-context": {
      const context = kind === "update-foreign" ? mine : {};
      const update = `update ${name} set organization_id = organization_id where organization_id = $1 returning 1`;
      return touchesNothing(ask(context, update, [foreign.organizationId]), name);
    }
    case "delete-foreign":
    case "delete-without-context": {
      const context = kind === "delete-foreign" ? mine : {};
      return touchesNothing(
        ask(context, `delete from ${name} where organization_id = $1 returning 1`, [foreign.organizationId]),
        name,
      );
    }
    case "insert-foreign":
    case "insert-without-context": {
      const context = kind === "insert-foreign" ? mine : {};
      const rows = JSON.stringify([inventRow(table, foreign.facts, words, seed)]);
      return isRefused(ask(context, insertion(table), [rows]));
    }
    case "take-over-foreign": {
      const statement = `update ${name} set organization_id = $1 where organization_id = $2 returning 1`;
      return touchesNothing(ask(mine, statement, [own.organizationId, foreign.organizationId]), name);
    }
    case "give-away": {
      const statement = `update ${name} set organization_id = $2 where organization_id = $1`;
      return held === 0 ? undefined : isRefused(ask(mine, statement, [own.organizationId, foreign.organizationId]));
    }
    case "add": {
      const target = pick(growing, at);
      const rows = JSON.stringify([inventRow(target, own.facts, words, seed)]);
      const added = await ask(mine, `${insertion(target)} on conflict do nothing returning 1`, [rows]);
      return grew(own, target.name, added.length);
    }
    case "remove": {
      const target = pick(growing, at).name;
      const removal = `delete from ${target} where ctid in (select ctid from ${target} limit 1) returning 1`;
      if (appendOnly.includes(target)) return isRefused(ask(mine, removal));
      return grew(own, target, -(await ask(mine, removal)).length);
    }
  }
}

function insertion({ name, columns }: TenantTable): string {
  const names = columns.map((column) => column.name).join(", ");
  return `insert into ${name} (${names}) select ${names} from jsonb_populate_recordset(null::${name}, $1::text::jsonb)`;
}

async function isRefused(attempt: Promise<unknown>): Promise<void> {
  await expect(attempt).rejects.toMatchObject({ code: "42501" });
}

/** Affects no row; in the log even the attempt is refused. */
async function touchesNothing(attempt: Promise<unknown>, name: string): Promise<void> {
  if (appendOnly.includes(name)) return isRefused(attempt);
  expect(await attempt).toHaveLength(0);
}

function grew(organization: FilledOrganization, name: string, by: number): void {
  const counts = model.get(organization.organizationId);
  counts?.set(name, (counts.get(name) ?? 0) + by);
}

function raise(one: Operation, seed: number, cause: unknown): never {
  throw new Error(`${one.kind} on ${pick(tables, one.table).name} (seed ${seed})`, { cause });
}

function pick<T>(from: readonly T[], at: number): T {
  const found = from[at % from.length];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}

describe("row-level security, under the application's role", () => {
  it("every table holds rows of every organization, or this suite would prove nothing", () => {
    for (const counts of model.values()) {
      for (const [name, n] of counts) expect(n, name).toBeGreaterThan(0);
      expect(counts.size).toBe(names.length);
    }
  });

  it("10,000 random operations over many organizations touch no foreign row and agree with the model", async () => {
    const before = await Promise.all(quiet.map((one) => fingerprints(one.organizationId)));
    const seed = Date.now();
    const operations = fc.sample(operation, { numRuns: 10_000, seed });
    // Organizations act in parallel, over shared connections; each runs its own operations in order.
    const sequences = acting.map((_, actor) => operations.filter((one) => one.actor === actor));
    await Promise.all(
      sequences.map(async (sequence) => {
        for (const one of sequence) await perform(one).catch((cause) => raise(one, seed, cause));
      }),
    );
    expect(await Promise.all(quiet.map((one) => fingerprints(one.organizationId)))).toEqual(before);
    for (const [organizationId, counts] of model) {
      const prints = await fingerprints(organizationId);
      for (const [name, n] of counts) expect(Number(prints[name]?.split(" ")[0]), name).toBe(n);
    }
  }, 120_000);

  it("a context that is empty, unknown or not an organization opens nothing", async () => {
    const nobody: RowContext[] = [
      {},
      { organizationId: "" },
      { organizationId: "018f0000-0000-7000-8000-000000000001" },
    ];
    for (const context of nobody) {
      for (const name of names) expect(await ask(context, `select 1 from ${name} limit 1`), name).toHaveLength(0);
    }
    await expect(ask({ organizationId: "' or true --" }, "select 1 from membership")).rejects.toMatchObject({
      code: "22P02",
    });
  });

  it("the network context reads the names and summaries of all organizations, and changes none", async () => {
    const context = { organizationId: acting[0]?.organizationId, network: true };
    for (const name of networkTables) {
      const update = `update ${name} set organization_id = organization_id where organization_id <> $1 returning 1`;
      expect(await ask(context, update, [context.organizationId ?? ""])).toHaveLength(0);
      const removal = `delete from ${name} where organization_id <> $1 returning 1`;
      expect(await ask(context, removal, [context.organizationId ?? ""])).toHaveLength(0);
    }
  });

  it("a person without an organization finds only their own memberships, sessions and organization names", async () => {
    const ria = pick(acting, 0).people[0];
    for (const name of names) {
      const found = await ask<{ organization_id: string }>(
        { personId: ria?.personId },
        `select organization_id from ${name}`,
      );
      const expected = ["membership", "organization", "session"].includes(name) ? [ria?.organizationId] : [];
      expect(
        found.map((row) => row.organization_id),
        name,
      ).toEqual(expected);
    }
  });

  it("people of another organization, and their recovery codes, are not seen, changed or removed", async () => {
    const [mine, theirs] = [pick(acting, 0), pick(quiet, 0)];
    const ids = theirs.people.map((one) => one.personId);
    await owner`insert into recovery_code ${owner(ids.map((person_id) => ({ person_id, code_hash: person_id })))}`;
    const context = { organizationId: mine.organizationId, personId: mine.people[0]?.personId };
    for (const name of ["person", "recovery_code"]) {
      for (const statement of [
        `select 1 from ${name} where person_id = any($1::uuid[])`,
        `update ${name} set person_id = person_id where person_id = any($1::uuid[]) returning 1`,
        `delete from ${name} where person_id = any($1::uuid[]) returning 1`,
      ]) {
        expect(await ask(context, statement, [`{${ids.join(",")}}`]), statement).toHaveLength(0);
      }
      expect(await ask({}, `select 1 from ${name}`), name).toHaveLength(0);
    }
    expect(await ask(context, "select 1 from person")).toHaveLength(mine.people.length);
  });
});

describe("a connection that is reused", () => {
  const single = () =>
    openDatabase({
      write: applicationAddress(process.env.DATABASE_URL ?? "", testSecret),
      read: applicationAddress(process.env.DATABASE_URL ?? "", testSecret),
      direct: applicationAddress(process.env.DATABASE_URL ?? "", testSecret),
      prepare: true,
      connectionsMax: 1,
    });
  const settings = `select coalesce(string_agg(nullif(current_setting('app.' || s, true), ''), ','), 'none') as left
    from unnest(array['organization_id', 'person_id', 'session_id', 'email', 'oidc_subject', 'invitation', 'proof', 'network']) s`;

  /** Runs a statement on the same connection outside any transaction, where only leftover settings would apply. */
  const between = (handles: Database, statement: string) =>
    transact(handles, "write", {}, async (_, raw) => {
      await raw.unsafe("rollback");
      const rows = await raw.unsafe(statement);
      await raw.unsafe("begin");
      return rows;
    });

  it("carries no context over: after a commit, an error, a rollback and a failed statement", async () => {
    const handles = single();
    const one = pick(acting, 0);
    const context: RowContext = {
      organizationId: one.organizationId,
      personId: one.people[0]?.personId,
      sessionId: one.people[0]?.sessionId,
      email: "a@b.test",
      oidcSubject: "x|y",
      invitation: "z",
      proof: "q",
      network: true,
    };
    const ends: [string, () => Promise<unknown>][] = [
      ["commit", () => transact(handles, "write", context, (_, raw) => raw`select 1`)],
      ["read only", () => transact(handles, "read", context, (_, raw) => raw`select 1`)],
      ["thrown", () => transact(handles, "write", context, () => Promise.reject(new Error("no")))],
      ["failed statement", () => transact(handles, "write", context, (_, raw) => raw`select 1 / 0`)],
      ["refused", () => transact(handles, "write", context, (_, raw) => raw`truncate audit_event`)],
      [
        "savepoint",
        () =>
          transact(handles, "write", context, (_, raw) =>
            raw.savepoint((inner) => inner`select 1 / 0`).catch(() => raw`select 1`),
          ),
      ],
    ];
    try {
      for (const [name, end] of ends) {
        await end().catch(() => undefined);
        expect(await between(handles, settings), name).toEqual([{ left: "none" }]);
        for (const table of names) {
          expect(await between(handles, `select 1 from ${table} limit 1`), table).toHaveLength(0);
        }
        expect(await transact(handles, "write", {}, (_, raw) => raw.unsafe(settings)), name).toEqual([
          { left: "none" },
        ]);
      }
    } finally {
      await handles.close();
    }
  });

  it("two organizations that take turns on one connection never mix, also when they query at the same time", async () => {
    const handles = single();
    try {
      const asked = Array.from({ length: 400 }, async (_, i) => {
        const one = pick(acting, i);
        const work = transact(handles, "write", { organizationId: one.organizationId }, async (_tx, raw) => {
          const rows = await raw<{ organization_id: string }[]>`select organization_id from membership`;
          if (i % 7 === 0) throw new Error("rolled back");
          return rows.every((row) => row.organization_id === one.organizationId) && rows.length > 0;
        });
        return work.catch(() => true);
      });
      expect(new Set(await Promise.all(asked))).toEqual(new Set([true]));
    } finally {
      await handles.close();
    }
  });
});
