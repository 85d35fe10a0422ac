import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { review } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { openHandOvers, openItems, waitingLocked } from "#server/reviews/round/scope.ts";
import { settleWaiting } from "#server/reviews/round/settle-waiting.ts";
import { closeItems } from "./conclude-review.ts";
import type { ConcludedNormal, ConcludeNormalInput } from "./contract.ts";

type Conclude = Access<"review.conclude">;

/**
 * Concludes "in order" for several patients who were each viewed: only for those who are normal, about whom nothing
 * arrived since the screen was read, and whom nobody handed over to a GP. One transaction per patient; a patient who changed in the meantime is reported and
 * stays open.
 */
export async function concludeNormal(access: Conclude, { patients }: ConcludeNormalInput): Promise<ConcludedNormal> {
  const concluded: ConcludedNormal = { reviewIds: [], leftOpen: [] };
  for (const { patientId, latestAt } of patients) {
    const reviewId = await concludeOne(access, patientId, new Date(latestAt));
    if (reviewId === null) concluded.leftOpen.push(patientId);
    else concluded.reviewIds.push(reviewId);
  }
  return concluded;
}

function concludeOne(access: Conclude, patientId: string, seenAt: Date): Promise<string | null> {
  const reviewId = uuidv7();
  return change(access, async (tx) => {
    const waiting = await waitingLocked(tx, access, patientId);
    const isAsSeen = waiting?.isNormal && !waiting.isAssessmentDue && waiting.latestAt.getTime() === seenAt.getTime();
    const isHandedOver = (await openHandOvers(tx, access, [patientId])).size > 0;
    if (!isAsSeen || isHandedOver) return { result: null, event: [] };
    const items = await writeNormal(access, tx, patientId, reviewId);
    const detail = { conclusion: "in-order", items, isTogether: true };
    const event = { event: "review.concluded" as const, object: { type: "review", id: reviewId }, patientId, detail };
    return { result: reviewId, event };
  });
}

async function writeNormal(access: Conclude, tx: Transaction, patientId: string, reviewId: string): Promise<number> {
  const { organizationId } = access;
  const itemIds = (await openItems(tx, access, patientId)).map((item) => item.itemId);
  await closeItems(access, tx, { patientId, itemIds, reviewId });
  await tx.insert(review).values({
    organizationId,
    reviewId,
    patientId,
    conclusion: "in-order",
    itemCount: itemIds.length,
    reviewedBy: personActing(access).personId,
    reviewedAt: new Date(),
  });
  await settleWaiting(access, tx, patientId);
  return itemIds.length;
}
