import { and, desc, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "#db/client.ts";
import { message } from "#db/schema/messages.ts";
import { person } from "#db/schema/people.ts";
import { review } from "#db/schema/reviews.ts";
import { task } from "#db/schema/tasks.ts";
import type { Actor } from "#server/access/actor.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { undoUntil } from "#server/reviews/round/rules.ts";
import type { PastReview } from "./contract.ts";

/** Reviews per screen. */
const reviewsMax = 50;

/** The conclusions about one patient, newest first, without undone ones. */
export function listReviews(opened: OpenedPatient): Promise<PastReview[]> {
  return look(opened.access, (tx) => reviewsOf(tx, opened, reviewsMax));
}

/** The newest conclusions, each with its message and task. */
export async function reviewsOf(
  tx: Transaction,
  { access, patientId }: OpenedPatient,
  limit: number,
  reviewId?: string,
): Promise<PastReview[]> {
  const { organizationId } = access;
  const reviewer = alias(person, "reviewer");
  const taker = alias(person, "taker");
  const rows = await tx
    .select({ review, message, task, reviewer: reviewer.name, taker: taker.name })
    .from(review)
    .leftJoin(reviewer, eq(reviewer.personId, review.reviewedBy))
    .leftJoin(taker, eq(taker.personId, review.takenOverBy))
    .leftJoin(
      message,
      and(
        eq(message.organizationId, organizationId),
        eq(message.patientId, patientId),
        eq(message.origin, "review"),
        eq(message.originId, review.reviewId),
        isNull(message.withdrawnAt),
      ),
    )
    .leftJoin(
      task,
      and(
        eq(task.organizationId, organizationId),
        eq(task.patientId, patientId),
        eq(task.origin, "review"),
        eq(task.originId, review.reviewId),
        isNull(task.withdrawnAt),
      ),
    )
    .where(
      and(
        eq(review.organizationId, organizationId),
        eq(review.patientId, patientId),
        isNull(review.undoneAt),
        reviewId === undefined ? undefined : eq(review.reviewId, reviewId),
      ),
    )
    .orderBy(desc(review.reviewedAt), desc(review.reviewId))
    .limit(limit);
  return rows.map((row) => ({
    reviewId: row.review.reviewId,
    undoUntil: mayUndoUntil(row, access.actor),
    conclusion: row.review.conclusion,
    adjusts: row.review.adjusts,
    note: row.review.note,
    itemCount: row.review.itemCount,
    reviewedByName: row.reviewer,
    reviewedAt: row.review.reviewedAt,
    takenOverByName: row.taker,
    takenOverAt: row.review.takenOverAt,
    message: row.message && {
      body: row.message.body,
      sentAt: row.message.sentAt,
      fetchedAt: row.message.fetchedAt,
    },
    task: row.task && { text: row.task.text, dueOn: row.task.dueOn, doneAt: row.task.doneAt },
  }));
}

type Undoable = { review: typeof review.$inferSelect; message: typeof message.$inferSelect | null };

/** The same rule as server/api/undo-with-follow-up.ts, so that undo is only offered when it will be accepted. */
function mayUndoUntil({ review: made, message: sent }: Undoable, actor: Actor): Date | null {
  const isOwn = actor.kind === "person" && actor.personId === made.reviewedBy;
  return isOwn && !sent?.fetchedAt ? undoUntil(made, new Date()) : null;
}
