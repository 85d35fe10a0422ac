import { PgDialect } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/postgres-js";
import { PostgresJsSession, PostgresJsTransaction } from "drizzle-orm/postgres-js/session";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { declareArrays } from "./array-types.ts";
import type { LaneOptions } from "./lane.ts";
import { openLanes } from "./lanes.ts";

type NoSchema = Record<string, never>;
export type Transaction = PostgresJsTransaction<NoSchema, NoSchema>;
const dialect = new PgDialect();

/** Addresses of the three handles (performance: `write` primary, `read` may lag, `direct` past any pooler). */
export type DatabaseAddresses = {
  write: string;
  read: string;
  direct: string;
  /** False behind a pooler in transaction mode. */
  prepare: boolean;
  connectionsMax: number;
};

/** What row-level security is told at the start of a transaction; absent means "nothing". */
export type RowContext = {
  organizationId?: string;
  personId?: string;
  sessionId?: string;
  /** Exact keys that open one row each: see db/security.sql. */
  email?: string;
  oidcSubject?: string;
  invitation?: string;
  proof?: string;
  /** Opens organization names and connection summaries of all organizations. */
  network?: boolean;
};

export type Database = ReturnType<typeof openDatabase>;

/** Kept by the connection for the next time, under its text. `simple` is the driver's word for "in one string, never kept". */
const kept = { prepare: true, simple: false };
/** A statement with more values than this is one of many of its kind; keeping each for the next time costs more than it saves. */
const keptValuesMax = 40;
/** Statements outside a transaction: the queue's own reading, and what a test looks at. */
const looseConnectionsMax = 2;

/** Opens the handles; nothing connects before the first query. Times out what hangs. */
export function openDatabase(addresses: DatabaseAddresses) {
  const options = (url: string): LaneOptions => ({
    prepare: addresses.prepare,
    fetch_types: false,
    connect_timeout: 10,
    idle_timeout: 60,
    onnotice: () => undefined,
    target_session_attrs: url === addresses.read ? undefined : "primary",
    connection: {
      application_name: "balie",
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 120_000,
      // Compiling a plan takes longer than any query of ours that is meant to be quick; and planning a query over the months of
      // measurements anew for each patient takes as long as running it. Their partitions are chosen when the plan runs.
      jit: false,
      plan_cache_mode: "force_generic_plan",
    },
  });
  const open = (url: string, max: number) => {
    const client = postgres(url, { ...options(url), max });
    declareArrays(client);
    return client;
  };
  const lanes = (url: string) => openLanes(url, options(url), addresses.connectionsMax);
  const isOneServer = addresses.read === addresses.write;
  const write = open(addresses.write, looseConnectionsMax);
  const read = isOneServer ? write : open(addresses.read, looseConnectionsMax);
  const direct = open(addresses.direct, 3);
  const writeLanes = lanes(addresses.write);
  const readLanes = isOneServer ? writeLanes : lanes(addresses.read);
  return {
    write: drizzle({ client: write }),
    read: drizzle({ client: read }),
    direct,
    lanes: { write: writeLanes, read: readLanes },
    async close() {
      const ended = [write, read, direct].map((client) => client.end({ timeout: 5 }));
      await Promise.all([...ended, writeLanes.close(), readLanes.close()]);
    },
  };
}

/**
 * One transaction under a row context. BEGIN and the context are sent first, in the same round trip as the first query
 * of `work`. `raw` is the same transaction as a tagged template, for COPY and statements drizzle has no words for.
 */
export function transact<R>(
  database: Database,
  handle: "write" | "read",
  context: RowContext,
  work: (tx: Transaction, raw: TransactionSql) => Promise<R>,
): Promise<R> {
  return database.lanes[handle].run(handle === "read" ? "read only" : "read write", async (raw) => {
    const opened = openRows(raw, context);
    const tx = new PostgresJsTransaction<NoSchema, NoSchema>(dialect, sessionOf(raw), undefined);
    const [, result] = await Promise.all([opened, work(tx, raw)]);
    return result;
  });
}

/** Starts at once (`execute`), so that it is on the wire before any query of the same tick. */
function openRows(raw: TransactionSql, context: RowContext) {
  return raw`select
    set_config('app.organization_id', ${context.organizationId ?? ""}, true),
    set_config('app.person_id', ${context.personId ?? ""}, true),
    set_config('app.session_id', ${context.sessionId ?? ""}, true),
    set_config('app.email', ${context.email ?? ""}, true),
    set_config('app.oidc_subject', ${context.oidcSubject ?? ""}, true),
    set_config('app.invitation', ${context.invitation ?? ""}, true),
    set_config('app.proof', ${context.proof ?? ""}, true),
    set_config('app.network', ${context.network ? "on" : ""}, true)`.execute();
}

/**
 * Guarantee: drizzle's session calls only `unsafe` and `savepoint` of its client, which a transaction has; its own
 * `transaction()` makes a session in this very way. It asks for no kept statements, which costs a round trip a query.
 */
function sessionOf(raw: TransactionSql) {
  return new PostgresJsSession<TransactionSql & Sql, NoSchema, NoSchema>(
    keeping(raw) as TransactionSql & Sql,
    dialect,
    undefined,
    {},
  );
}

function keeping(raw: TransactionSql): Pick<TransactionSql, "unsafe"> & { savepoint: unknown } {
  return {
    unsafe: (text, values = []) => raw.unsafe(text, values, values.length > keptValuesMax ? {} : kept),
    savepoint: <T>(work: (inner: unknown) => Promise<T>) => raw.savepoint((inner) => work(keeping(inner))),
  };
}
