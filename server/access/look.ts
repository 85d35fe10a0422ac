import type { TransactionSql } from "postgres";
import { type RowContext, type Transaction, transact } from "#db/client.ts";
import { type Access, rowContext } from "./access.ts";
import { database } from "./database.ts";
import type { Permission } from "./permissions.ts";

/**
 * Runs a read in a read-only transaction on the `read` handle, which may be a replica: never decide a write on its
 * result.
 * `keys` gives access to the one row whose exact key the caller holds (db/security.sql).
 */
export function look<R>(
  access: Access<Permission>,
  work: (tx: Transaction, raw: TransactionSql) => Promise<R>,
  keys: Pick<RowContext, "proof"> = {},
): Promise<R> {
  return transact(database(), "read", { ...rowContext(access), ...keys }, work);
}
