import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { reply, review, reviewTask } from "#db/schema/reviews.ts";
import { blanksIn } from "#db/terms/reply-blanks.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import type { ConcludeInput } from "./contract.ts";
import {
  assertColleague,
  assertPatient,
  closeItems,
  dropDraft,
  openItems,
  settleWaiting,
  waitingLocked,
} from "./scope.ts";

type Conclude = Access<"review.conclude">;

/**
 * What a person concludes of what was on the screen, with a reply to the patient and a task for a colleague, in one transaction.
 * The note stays inside: nothing but `input.reply` is ever written to the patient. What arrived meanwhile stays open.
 * The same `reviewId` again is the same conclusion.
 * @throws CONFLICT when a colleague reviewed one of these items first; then nothing is written.
 */
export async function concludeReview(access: Conclude, input: ConcludeInput): Promise<{ leftOpenCount: number }> {
  const [blank] = blanksIn(input.reply);
  if (blank) throw new DomainError("INVALID", "review.reply-has-blank", { blank });
  return change(access, async (tx) => {
    await assertPatient(tx, access, input.patientId);
    const waiting = await waitingLocked(tx, access, input.patientId);
    if (await isOwnRepeat(tx, access, input)) {
      return { result: { leftOpenCount: (await openItems(tx, access, input.patientId)).length }, event: [] };
    }
    await assertColleague(tx, access, input.task?.ownerId ?? null);
    const itemIds = [...new Set(input.itemIds)];
    const covered = { patientId: input.patientId, itemIds, reviewId: input.reviewId };
    const closed = waiting ? await closeItems(tx, access, covered) : 0;
    if (closed < itemIds.length) throw new DomainError("CONFLICT", "review.reviewed-by-colleague");
    await dropDraft(tx, access, input.patientId);
    const lines = await writeConclusion(tx, access, input, closed);
    const leftOpenCount = await settleWaiting(tx, access, input.patientId);
    return { result: { leftOpenCount }, event: lines };
  });
}

/** The browser did not hear the answer and sends the conclusion again. */
async function isOwnRepeat(tx: Transaction, access: Conclude, { reviewId, patientId }: ConcludeInput) {
  const [known] = await tx
    .select({ patientId: review.patientId, reviewedBy: review.reviewedBy, undoneAt: review.undoneAt })
    .from(review)
    .where(and(eq(review.organizationId, access.organizationId), eq(review.reviewId, reviewId)));
  if (!known) return false;
  const isOwn = known.patientId === patientId && known.reviewedBy === personActing(access).personId;
  if (!isOwn || known.undoneAt !== null) throw new DomainError("CONFLICT", "review.reviewed-by-colleague");
  return true;
}

async function writeConclusion(
  tx: Transaction,
  access: Conclude,
  input: ConcludeInput,
  itemCount: number,
): Promise<AuditLine[]> {
  const { organizationId } = access;
  const { patientId, reviewId } = input;
  const { personId } = personActing(access);
  const now = new Date();
  const part = { organizationId, patientId, reviewId };
  await tx.insert(review).values({
    ...part,
    conclusion: input.conclusion,
    note: input.note || null,
    itemCount,
    reviewedBy: personId,
    reviewedAt: now,
  });
  const detail = { conclusion: input.conclusion, items: itemCount, hasNote: input.note !== "" };
  const lines: AuditLine[] = [
    { event: "review.concluded", object: { type: "review", id: reviewId }, patientId, detail },
  ];
  if (input.reply) {
    const replyId = uuidv7();
    await tx.insert(reply).values({ ...part, replyId, body: input.reply, writtenBy: personId, sentAt: now });
    lines.push({ event: "reply.sent", object: { type: "reply", id: replyId }, patientId, detail: {} });
  }
  if (input.task) {
    const taskId = uuidv7();
    await tx.insert(reviewTask).values({ ...part, taskId, ...input.task, addedBy: personId, addedAt: now });
    lines.push({ event: "review.task-added", object: { type: "task", id: taskId }, patientId, detail: {} });
  }
  return lines;
}
