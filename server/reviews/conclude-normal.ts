import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { review } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { ConcludedNormal, ConcludeNormalInput } from "./contract.ts";
import { closeItems, openItems, settleWaiting, waitingLocked } from "./scope.ts";

type Conclude = Access<"review.conclude">;

/**
 * "In order" for several patients at once, each after being seen: only who is normal and of whom nothing arrived since the screen
 * was made. Each is a transaction of its own, so one that changed holds up nobody; those are named and stay open.
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
    if (!isAsSeen) return { result: null, event: [] };
    const items = await writeNormal(tx, access, patientId, reviewId);
    const detail = { conclusion: "in-order", items, isTogether: true };
    const event = { event: "review.concluded" as const, object: { type: "review", id: reviewId }, patientId, detail };
    return { result: reviewId, event };
  });
}

async function writeNormal(tx: Transaction, access: Conclude, patientId: string, reviewId: string): Promise<number> {
  const { organizationId } = access;
  const itemIds = (await openItems(tx, access, patientId)).map((item) => item.itemId);
  await closeItems(tx, access, { patientId, itemIds, reviewId });
  await tx.insert(review).values({
    organizationId,
    reviewId,
    patientId,
    conclusion: "in-order",
    itemCount: itemIds.length,
    reviewedBy: personActing(access).personId,
    reviewedAt: new Date(),
  });
  await settleWaiting(tx, access, patientId);
  return itemIds.length;
}
