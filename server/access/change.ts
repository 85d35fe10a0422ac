import type { TransactionSql } from "postgres";
import { type Transaction, transact } from "#db/client.ts";
import { type AuditLine, recordEvents } from "#server/audit/record.ts";
import { type Access, rowContext } from "./access.ts";
import { database } from "./database.ts";
import type { Permission } from "./permissions.ts";

/** What a write hands back: its result, and the line(s) it leaves in the log. */
export type Changed<R> = { result: R; event: AuditLine | readonly AuditLine[] };

/**
 * Writes under a proof: one transaction that holds the work, its audit lines and the notice to open browsers. A write
 * leaves a trace or does not happen.
 */
export function change<R>(
  access: Access<Permission>,
  work: (tx: Transaction, raw: TransactionSql) => Promise<Changed<R>>,
): Promise<R> {
  return transact(database(), "write", rowContext(access), async (tx, raw) => {
    const { result, event } = await work(tx, raw);
    await recordEvents(raw, access, Array.isArray(event) ? event : [event]);
    return result;
  });
}
