import { and, eq } from "drizzle-orm";
import { reply, review, reviewItem, reviewTask } from "#db/schema/reviews.ts";
import { undoSecondsMax } from "#db/terms/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { ReviewInput } from "./contract.ts";
import { holdWaiting, reviewLocked, settleWaiting, writeDraft } from "./scope.ts";

/**
 * Takes back what the same person concluded a moment ago: the items wait again, the reply is withdrawn and the task too, and
 * what was written is a draft again. It stays in the log, and in the timeline as taken back.
 * @throws CONFLICT when it is too late: the minute is over, a PGO has the reply, or it was taken over in the HIS.
 */
export async function undoReview(
  access: Access<"review.conclude">,
  { reviewId }: ReviewInput,
): Promise<{ patientId: string }> {
  const { organizationId } = access;
  return change(access, async (tx) => {
    const { personId } = personActing(access);
    const found = await reviewLocked(tx, access, reviewId);
    const { patientId } = found;
    const isOwn = found.reviewedBy === personId && found.undoneAt === null;
    if (!isOwn) throw new DomainError("NOT_FOUND", "review.not-found");
    const now = new Date();
    const isLate = now.getTime() - found.reviewedAt.getTime() > undoSecondsMax * 1000;
    if (isLate || found.takenOverAt) throw new DomainError("CONFLICT", "review.undo-too-late");
    await holdWaiting(tx, access, patientId);
    const ofReply = and(eq(reply.organizationId, organizationId), eq(reply.reviewId, reviewId));
    const [withdrawn] = await tx.update(reply).set({ withdrawnAt: now }).where(ofReply).returning();
    if (withdrawn?.fetchedAt) throw new DomainError("CONFLICT", "review.undo-too-late");
    const ofTask = and(eq(reviewTask.organizationId, organizationId), eq(reviewTask.reviewId, reviewId));
    const [task] = await tx.update(reviewTask).set({ withdrawnAt: now }).where(ofTask).returning();
    await tx
      .update(review)
      .set({ undoneAt: now })
      .where(and(eq(review.organizationId, organizationId), eq(review.reviewId, reviewId)));
    const items = await tx
      .update(reviewItem)
      .set({ reviewId: null })
      .where(and(eq(reviewItem.organizationId, organizationId), eq(reviewItem.reviewId, reviewId)))
      .returning({ itemId: reviewItem.itemId });
    await writeDraft(tx, access, {
      patientId,
      itemIds: items.map(({ itemId }) => itemId),
      note: found.note ?? "",
      reply: withdrawn?.body ?? "",
      task: task ? { text: task.text, ownerId: task.ownerId, dueOn: task.dueOn } : null,
    });
    await settleWaiting(tx, access, patientId);
    return {
      result: { patientId },
      event: { event: "review.undone", object: { type: "review", id: reviewId }, patientId },
    };
  });
}
