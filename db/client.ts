import { PgDialect } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/postgres-js";
import { PostgresJsSession, PostgresJsTransaction } from "drizzle-orm/postgres-js/session";
import postgres, { type Sql, type TransactionSql } from "postgres";

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

/** Opens the handles; nothing connects before the first query. Times out what hangs. */
export function openDatabase(addresses: DatabaseAddresses) {
  const open = (url: string, max: number) =>
    postgres(url, {
      max,
      prepare: addresses.prepare,
      connect_timeout: 10,
      idle_timeout: 60,
      onnotice: () => undefined,
      target_session_attrs: url === addresses.read ? undefined : "primary",
      connection: {
        application_name: "balie",
        statement_timeout: 60_000,
        idle_in_transaction_session_timeout: 120_000,
      },
    });
  const write = open(addresses.write, addresses.connectionsMax);
  const read = addresses.read === addresses.write ? write : open(addresses.read, addresses.connectionsMax);
  const direct = open(addresses.direct, 3);
  return {
    write: drizzle({ client: write }),
    read: drizzle({ client: read }),
    direct,
    async close() {
      await Promise.all([write.end({ timeout: 5 }), read.end({ timeout: 5 }), direct.end({ timeout: 5 })]);
    },
  };
}

/**
 * One transaction under a row context. The context is sent first and in the same round trip as the first query of
 * `work`. `raw` is the same transaction as a tagged template, for COPY and statements drizzle has no words for.
 */
export function transact<R>(
  database: Database,
  handle: "write" | "read",
  context: RowContext,
  work: (tx: Transaction, raw: TransactionSql) => Promise<R>,
): Promise<R> {
  const run = async (raw: TransactionSql): Promise<R> => {
    const opened = openRows(raw, context);
    const tx = new PostgresJsTransaction<NoSchema, NoSchema>(dialect, sessionOf(raw), undefined);
    const [, result] = await Promise.all([opened, work(tx, raw)]);
    return result;
  };
  const client = database[handle].$client;
  return settled<R>(handle === "read" ? client.begin("read only", run) : client.begin(run));
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
 * `transaction()` makes a session in this very way.
 */
function sessionOf(raw: TransactionSql) {
  return new PostgresJsSession<TransactionSql & Sql, NoSchema, NoSchema>(
    raw as TransactionSql & Sql,
    dialect,
    undefined,
    {},
  );
}

/** Guarantee: `begin` unwraps arrays of queries only, and `work` returns a finished value. */
function settled<R>(begun: Promise<unknown>): Promise<R> {
  return begun as Promise<R>;
}
