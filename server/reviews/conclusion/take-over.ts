import { and, eq } from "drizzle-orm";
import { review } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { ReviewInput } from "./contract.ts";
import { reviewLocked } from "./scope.ts";

/** Marks a review as copied to the HIS. Keeps the first person who did so; idempotent. */
export async function takeOverReview(access: Access<"review.take-over">, { reviewId }: ReviewInput): Promise<void> {
  await change(access, async (tx) => {
    const found = await reviewLocked(tx, access, reviewId);
    if (found.undoneAt) throw new DomainError("NOT_FOUND", "review.not-found");
    if (found.takenOverAt) return { result: undefined, event: [] };
    await tx
      .update(review)
      .set({ takenOverBy: personActing(access).personId, takenOverAt: new Date() })
      .where(and(eq(review.organizationId, access.organizationId), eq(review.reviewId, reviewId)));
    const { patientId } = found;
    return {
      result: undefined,
      event: { event: "review.taken-over", object: { type: "review", id: reviewId }, patientId },
    };
  });
}
