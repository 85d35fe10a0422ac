import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { questionnaireResponse } from "#db/schema/questionnaires.ts";
import { review, reviewItem } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { assertPatient } from "#server/access/assert-patient.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { closeHandOvers } from "#server/reviews/round/close-hand-overs.ts";
import { openItems, waitingLocked } from "#server/reviews/round/scope.ts";
import { settleWaiting } from "#server/reviews/round/settle-waiting.ts";
import type { ConcludeInput } from "./contract.ts";
import { dropDraft } from "./drop-draft.ts";

type Conclude = Access<"review.conclude">;
type Conclusion = Pick<
  ConcludeInput,
  "reviewId" | "patientId" | "itemIds" | "conclusion" | "adjusts" | "isTakenOver" | "note"
> & {
  hasTask: boolean;
};
/** `line` null: this conclusion had been stored before, and nothing was written. */
type Concluded = { leftOpenCount: number; line: AuditLine | null };

/**
 * Stores a person's conclusion about the items on their screen, in the caller's transaction with its follow-up
 * (server/api/conclude-with-follow-up.ts). Items that arrived later stay open. Idempotent by `reviewId`.
 * @throws CONFLICT when a colleague has already reviewed one of these items, INVALID for a flagged answer that leaves nothing behind.
 */
export async function concludeReview(access: Conclude, tx: Transaction, input: Conclusion): Promise<Concluded> {
  const { patientId, reviewId } = input;
  await assertPatient(access, tx, patientId);
  const waiting = await waitingLocked(tx, access, patientId);
  if (await isOwnRepeat(access, tx, input)) {
    return { leftOpenCount: (await openItems(tx, access, patientId)).length, line: null };
  }
  const itemIds = [...new Set(input.itemIds)];
  const closed = waiting ? await closeItems(access, tx, { patientId, itemIds, reviewId }) : 0;
  await assertAnswered(access, tx, input);
  if (closed < itemIds.length) throw new DomainError("CONFLICT", "review.reviewed-by-colleague");
  await dropDraft(access, tx, patientId);
  await closeHandOvers(access, tx, { patientId, reviewId });
  const { personId } = personActing(access);
  const reviewedAt = new Date();
  await tx.insert(review).values({
    organizationId: access.organizationId,
    patientId,
    reviewId,
    conclusion: input.conclusion,
    adjusts: input.adjusts,
    note: input.note || null,
    itemCount: closed,
    reviewedBy: personId,
    reviewedAt,
    ...(input.isTakenOver ? { takenOverBy: personId, takenOverAt: reviewedAt } : {}),
  });
  const detail = { conclusion: input.conclusion, adjusts: input.adjusts, items: closed, hasNote: input.note !== "" };
  return {
    leftOpenCount: await settleWaiting(access, tx, patientId),
    line: { event: "review.concluded", object: { type: "review", id: reviewId }, patientId, detail },
  };
}

/**
 * Refuses a conclusion about a flagged answer (a positive ninth item of the PHQ-9) that leaves nothing behind: it needs a call, a task, or
 * the reason in a note why none is needed.
 */
async function assertAnswered(
  { organizationId }: Conclude,
  tx: Transaction,
  { patientId, itemIds, conclusion, note, hasTask }: Conclusion,
): Promise<void> {
  if (conclusion === "call" || hasTask || note.trim() !== "") return;
  const answered = await tx
    .select({ reasons: questionnaireResponse.reasons })
    .from(questionnaireResponse)
    .where(
      and(
        eq(questionnaireResponse.organizationId, organizationId),
        eq(questionnaireResponse.patientId, patientId),
        inArray(questionnaireResponse.responseId, [...itemIds]),
      ),
    );
  const isFlagged = answered.some(({ reasons }) => reasons.some(({ reason }) => reason === "flagged-item"));
  if (isFlagged) throw new DomainError("INVALID", "review.flagged-unanswered");
}

/** Whether this is a retry: the browser did not receive the response and sends the conclusion again. */
async function isOwnRepeat(access: Conclude, tx: Transaction, { reviewId, patientId }: Conclusion): Promise<boolean> {
  const [known] = await tx
    .select({ patientId: review.patientId, reviewedBy: review.reviewedBy, undoneAt: review.undoneAt })
    .from(review)
    .where(and(eq(review.organizationId, access.organizationId), eq(review.reviewId, reviewId)));
  if (!known) return false;
  const isOwn = known.patientId === patientId && known.reviewedBy === personActing(access).personId;
  if (!isOwn || known.undoneAt !== null) throw new DomainError("CONFLICT", "review.reviewed-by-colleague");
  return true;
}

type Covered = { patientId: string; itemIds: readonly string[]; reviewId: string };

/** Marks items as covered by a review, but only this patient's open ones. Returns how many. */
export async function closeItems(
  { organizationId }: Access<"review.conclude">,
  tx: Transaction,
  { patientId, itemIds, reviewId }: Covered,
): Promise<number> {
  const closed = await tx
    .update(reviewItem)
    .set({ reviewId })
    .where(
      and(
        eq(reviewItem.organizationId, organizationId),
        eq(reviewItem.patientId, patientId),
        inArray(reviewItem.itemId, [...itemIds]),
        isNull(reviewItem.reviewId),
      ),
    )
    .returning({ itemId: reviewItem.itemId });
  return closed.length;
}
