import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { reviewWaiting } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { enqueue } from "#server/jobs/queue.ts";
import { openItems } from "./scope.ts";

/**
 * Updates the row of the round after items were closed or reopened, under its lock: deletes it when nothing is open;
 * otherwise it waits since the oldest item and is due for assessment. Always queues a new judgement of the patient's
 * series, because reviewed values are no longer a finding.
 * @returns the number of open items.
 */
export async function settleWaiting(
  access: Access<"review.conclude">,
  tx: Transaction,
  patientId: string,
): Promise<number> {
  const { organizationId } = access;
  const own = and(eq(reviewWaiting.organizationId, organizationId), eq(reviewWaiting.patientId, patientId));
  const open = await openItems(tx, access, patientId);
  const job = { organizationId, patientId };
  await enqueue(tx, "measurements.judge-patient", job, { key: `${organizationId} ${patientId}` });
  const [oldest] = open;
  const newest = open.at(-1);
  if (!oldest || !newest) {
    await tx.delete(reviewWaiting).where(own);
    return 0;
  }
  const times = { waitingSince: oldest.arrivedAt, latestAt: newest.arrivedAt, isAssessmentDue: true };
  await tx.update(reviewWaiting).set(times).where(own);
  return open.length;
}
