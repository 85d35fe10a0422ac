import type { TransactionSql } from "postgres";
import { type Transaction, transact } from "#db/client.ts";
import { auditEvents } from "#db/terms/audit.ts";
import { type AuditLine, recordEvents } from "#server/audit/record.ts";
import { log } from "#server/log.ts";
import { type Access, rowContext } from "./access.ts";
import { assertOpenRecords } from "./closed-records.ts";
import { database } from "./database.ts";
import type { Permission } from "./permissions.ts";

/**
 * What a write returns: its result and its audit line(s). `pending`: statements already sent whose outcome nothing
 * depends on; they share a round trip with the audit lines, and the commit waits for them.
 */
export type Changed<R> = { result: R; event: AuditLine | readonly AuditLine[]; pending?: Promise<unknown> };

/**
 * Runs a write in one transaction together with its audit lines, then notifies open browsers. Without an audit line
 * there is no write, and none about a patient whose record is not open to the person.
 */
export async function change<R>(
  access: Access<Permission>,
  work: (tx: Transaction, raw: TransactionSql) => Promise<Changed<R>>,
): Promise<R> {
  const { result, lines } = await transact(database(), "write", rowContext(access), async (tx, raw) => {
    const { result, event, pending } = await work(tx, raw);
    const lines: readonly AuditLine[] = Array.isArray(event) ? event : [event];
    await Promise.all([pending, assertOpenRecords(raw, access, lines), recordEvents(raw, access, lines)]);
    return { result, lines };
  });
  // Reads are not announced: a screen that refreshes on a notification would read again, endlessly.
  const news = lines.filter(({ event }) => auditEvents[event] !== "R");
  for (const noun of new Set(news.map(({ event }) => event.split(".")[0] ?? ""))) announce(access.organizationId, noun);
  return result;
}

/** Changes come in bursts; one notification per burst is enough. */
const gatherMilliseconds = 60;

const waiting = new Set<string>();
let telling: Promise<void> | undefined;

/**
 * Notifies listeners (open browsers, the worker) that a noun of an organization changed, shortly after the commit. Not
 * inside the transaction: NOTIFY there serializes all notifying commits, including their disk writes. A notification
 * may be lost with the process, so a listener that must not miss anything also polls.
 */
export function announce(organizationId: string, noun: string): void {
  waiting.add(JSON.stringify({ organizationId, noun }));
  telling ??= gather();
}

/** Resolves when all notifications have been sent. For shutdown. */
export async function announceAll(): Promise<void> {
  while (telling) await telling;
}

async function gather(): Promise<void> {
  await new Promise((wake) => setTimeout(wake, gatherMilliseconds));
  const payloads = [...waiting];
  waiting.clear();
  telling = undefined;
  try {
    await database().write.$client`select pg_notify('balie', payload) from unnest(${payloads}::text[]) as payload`;
  } catch (err) {
    log().warn({ err }, "a change could not be announced");
  }
}
