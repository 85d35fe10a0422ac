import type { TransactionSql } from "postgres";
import { type Transaction, transact } from "#db/client.ts";
import { auditEvents } from "#db/terms/audit.ts";
import { type AuditLine, recordEvents } from "#server/audit/record.ts";
import { type Access, rowContext } from "./access.ts";
import { announce } from "./announce.ts";
import { database } from "./database.ts";
import type { Permission } from "./permissions.ts";

/**
 * What a write hands back: its result, and the line(s) it leaves in the log. `pending`: statements that are on their way and decide
 * nothing any more; they share a round trip with the log, and the commit waits for them.
 */
export type Changed<R> = { result: R; event: AuditLine | readonly AuditLine[]; pending?: Promise<unknown> };

/**
 * Writes under a proof: one transaction that holds the work and its audit lines, then a notice to open browsers. A write
 * leaves a trace or does not happen.
 */
export async function change<R>(
  access: Access<Permission>,
  work: (tx: Transaction, raw: TransactionSql) => Promise<Changed<R>>,
): Promise<R> {
  const { result, lines } = await transact(database(), "write", rowContext(access), async (tx, raw) => {
    const { result, event, pending } = await work(tx, raw);
    const lines: readonly AuditLine[] = Array.isArray(event) ? event : [event];
    await Promise.all([pending, recordEvents(raw, access, lines)]);
    return { result, lines };
  });
  // That somebody read something is no news: a screen that refreshes at news reads again.
  const news = lines.filter(({ event }) => auditEvents[event] !== "R");
  for (const noun of new Set(news.map(({ event }) => event.split(".")[0] ?? ""))) announce(access.organizationId, noun);
  return result;
}
