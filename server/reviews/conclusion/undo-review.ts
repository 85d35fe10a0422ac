import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { review, reviewItem, reviewWaiting } from "#db/schema/reviews.ts";
import { attentionRanks } from "#db/terms/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { reopenHandOvers } from "#server/reviews/round/close-hand-overs.ts";
import { undoUntil } from "#server/reviews/round/rules.ts";
import { settleWaiting } from "#server/reviews/round/settle-waiting.ts";
import { reviewLocked } from "./scope.ts";

type Undone = { patientId: string; itemIds: string[]; note: string; line: AuditLine };

/**
 * Undoes the same person's recent conclusion, in the caller's transaction with its follow-up
 * (server/api/undo-with-follow-up.ts): the items are open again. It stays in the log, and in the timeline as undone.
 * @throws NOT_FOUND for another person's review, CONFLICT after a minute or once it was copied to the HIS.
 */
export async function undoReview(
  access: Access<"review.conclude">,
  tx: Transaction,
  reviewId: string,
): Promise<Undone> {
  const { organizationId } = access;
  const found = await reviewLocked(tx, access, reviewId);
  const { patientId, note } = found;
  const isOwn = found.reviewedBy === personActing(access).personId && found.undoneAt === null;
  if (!isOwn) throw new DomainError("NOT_FOUND", "review.not-found");
  const now = new Date();
  if (undoUntil(found, now) === null) throw new DomainError("CONFLICT", "review.undo-too-late");
  await holdWaiting(access, tx, patientId);
  await tx
    .update(review)
    .set({ undoneAt: now })
    .where(and(eq(review.organizationId, organizationId), eq(review.reviewId, reviewId)));
  const items = await tx
    .update(reviewItem)
    .set({ reviewId: null })
    .where(and(eq(reviewItem.organizationId, organizationId), eq(reviewItem.reviewId, reviewId)))
    .returning({ itemId: reviewItem.itemId });
  await reopenHandOvers(access, tx, { patientId, reviewId });
  await settleWaiting(access, tx, patientId);
  const line = { event: "review.undone" as const, object: { type: "review", id: reviewId }, patientId };
  return { patientId, itemIds: items.map(({ itemId }) => itemId), note: note ?? "", line };
}

/** Locks the patient's row in the round, creating it if needed, so that a concurrent arrival waits for this transaction. */
async function holdWaiting(
  { organizationId }: Access<"review.conclude">,
  tx: Transaction,
  patientId: string,
): Promise<void> {
  const now = new Date();
  await tx
    .insert(reviewWaiting)
    .values({
      organizationId,
      patientId,
      waitingSince: now,
      latestAt: now,
      attention: attentionRanks.unknown,
      reasons: [{ reason: "not-assessed" }],
      isAssessmentDue: true,
      isNormal: false,
    })
    .onConflictDoUpdate({
      target: [reviewWaiting.organizationId, reviewWaiting.patientId],
      set: { isAssessmentDue: true },
    });
}
