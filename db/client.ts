import { PgDialect } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/postgres-js";
import { PostgresJsSession, PostgresJsTransaction } from "drizzle-orm/postgres-js/session";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { declareArrays } from "./array-types.ts";
import type { ConnectionOptions } from "./connection/connection.ts";
import { openPool } from "./connection/pool.ts";

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

/** The settings that row-level security reads, set at the start of a transaction; absent ones open nothing. */
export type RowContext = {
  organizationId?: string;
  personId?: string;
  sessionId?: string;
  /** Exact keys that each open one row: see db/security.sql. */
  email?: string;
  oidcSubject?: string;
  invitation?: string;
  proof?: string;
  /**
   * Opens the policies `network` and `handler` of db/security.sql: organization names, connection summaries, trusted issuers, chain
   * issues.
   */
  network?: boolean;
};

export type Database = ReturnType<typeof openDatabase>;

/** Hears each statement as it is sent, BEGIN and COMMIT included; `connection` numbers the connections of the process. */
export type StatementObserver = (connection: number, statement: string) => void;

/** A prepared statement that the connection keeps, under its text. `simple: false` avoids the driver's unprepared one-string protocol. */
const kept = { prepare: true, simple: false };
/** Statements with more values than this (multi-row inserts) come in too many variants to be worth keeping. */
const keptValuesMax = 40;
/** For statements outside a transaction: reads by the queue, and tests. */
const looseConnectionsMax = 2;

/** Opens the handles; nothing connects before the first query, and every wait has a timeout. */
export function openDatabase(addresses: DatabaseAddresses, observe?: StatementObserver) {
  const options = (url: string): ConnectionOptions => ({
    prepare: addresses.prepare,
    fetch_types: false,
    ...(observe && { debug: observe }),
    connect_timeout: 10,
    idle_timeout: 60,
    onnotice: () => undefined,
    target_session_attrs: url === addresses.read ? undefined : "primary",
    connection: {
      application_name: "balie",
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 120_000,
      // JIT compilation takes longer than any interactive query here, and planning a query over the monthly partitions of
      // measurements takes as long as running it. With a generic plan, partitions are pruned at execution.
      jit: false,
      plan_cache_mode: "force_generic_plan",
    },
  });
  const open = (url: string, max: number) => {
    const client = postgres(url, { ...options(url), max });
    declareArrays(client);
    return client;
  };
  const pool = (url: string) => openPool(url, options(url), addresses.connectionsMax);
  const isOneServer = addresses.read === addresses.write;
  const write = open(addresses.write, looseConnectionsMax);
  const read = isOneServer ? write : open(addresses.read, looseConnectionsMax);
  const direct = open(addresses.direct, 3);
  const writePool = pool(addresses.write);
  const readPool = isOneServer ? writePool : pool(addresses.read);
  return {
    write: drizzle({ client: write }),
    read: drizzle({ client: read }),
    direct,
    pools: { write: writePool, read: readPool },
    async close() {
      const ended = [write, read, direct].map((client) => client.end({ timeout: 5 }));
      await Promise.all([...ended, writePool.close(), readPool.close()]);
    },
  };
}

/**
 * One transaction under a row context. BEGIN and the context are sent first, in the same round trip as the first query
 * of `work`. `tx` and `raw` are the same transaction, as Drizzle and as a tagged template; db/README.md says when to use which.
 */
export function transact<R>(
  database: Database,
  handle: "write" | "read",
  context: RowContext,
  work: (tx: Transaction, raw: TransactionSql) => Promise<R>,
): Promise<R> {
  return database.pools[handle].run(handle === "read" ? "read only" : "read write", async (raw) => {
    const opened = openRows(raw, context);
    const tx = new PostgresJsTransaction<NoSchema, NoSchema>(dialect, sessionOf(raw), undefined);
    const [, result] = await Promise.all([opened, work(tx, raw)]);
    return result;
  });
}

/** `execute` sends it immediately, before any query of `work`. */
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
