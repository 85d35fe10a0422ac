import type { Transaction } from "#db/client.ts";
import type { Access } from "#server/access/access.ts";
import { enqueue } from "#server/jobs/queue.ts";

/** How long after a change the worker looks again: what was being received by the old hours is stored by then. Own choice, 2026-12-01. */
const settleMs = 30_000;

/** Queued in the transaction of the change: the worker does the same once more for every consult. */
export function queueDeadlines(
  { organizationId }: Access<"consult.move-deadlines">,
  tx: Transaction,
  now: Date,
): Promise<void> {
  const startAfter = new Date(now.getTime() + settleMs);
  return enqueue(tx, "consults.move-deadlines", { organizationId }, { key: organizationId, startAfter });
}
