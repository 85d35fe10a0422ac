import type { TransactionSql } from "postgres";
import { type RowContext, type Transaction, transact } from "#db/client.ts";
import { type Access, rowContext } from "./access.ts";
import { database } from "./database.ts";
import type { Permission } from "./permissions.ts";

/**
 * Reads under a proof, in a read-only transaction on the `read` handle. No write is ever decided on what it returns.
 * `keys` opens the one row of which the caller holds the exact key (db/security.sql).
 */
export function look<R>(
  access: Access<Permission>,
  work: (tx: Transaction, raw: TransactionSql) => Promise<R>,
  keys: Pick<RowContext, "proof"> = {},
): Promise<R> {
  return transact(database(), "read", { ...rowContext(access), ...keys }, work);
}
