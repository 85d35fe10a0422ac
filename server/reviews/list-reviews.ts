import { and, desc, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "#db/client.ts";
import { person } from "#db/schema/people.ts";
import { reply, review, reviewTask } from "#db/schema/reviews.ts";
import { undoSecondsMax } from "#db/terms/reviews.ts";
import type { Actor } from "#server/access/actor.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { PastReview } from "./contract.ts";

/** Reviews that one screen shows. */
const reviewsMax = 50;

/** What was concluded of one patient, newest first; what was taken back is not among it. */
export function listReviews(opened: OpenedPatient): Promise<PastReview[]> {
  return look(opened.access, (tx) => reviewsOf(tx, opened, reviewsMax));
}

/** The newest conclusions with what went out and what was asked of whom. */
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
    .select({ review, reply, task: reviewTask, reviewer: reviewer.name, taker: taker.name })
    .from(review)
    .leftJoin(reviewer, eq(reviewer.personId, review.reviewedBy))
    .leftJoin(taker, eq(taker.personId, review.takenOverBy))
    .leftJoin(
      reply,
      and(
        eq(reply.organizationId, organizationId),
        eq(reply.patientId, patientId),
        eq(reply.reviewId, review.reviewId),
        isNull(reply.withdrawnAt),
      ),
    )
    .leftJoin(
      reviewTask,
      and(
        eq(reviewTask.organizationId, organizationId),
        eq(reviewTask.patientId, patientId),
        eq(reviewTask.reviewId, review.reviewId),
        isNull(reviewTask.withdrawnAt),
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
    undoUntil: undoUntil(row, access.actor),
    conclusion: row.review.conclusion,
    note: row.review.note,
    itemCount: row.review.itemCount,
    reviewedByName: row.reviewer,
    reviewedAt: row.review.reviewedAt,
    takenOverByName: row.taker,
    takenOverAt: row.review.takenOverAt,
    reply: row.reply && { body: row.reply.body, sentAt: row.reply.sentAt, fetchedAt: row.reply.fetchedAt },
    task: row.task && { text: row.task.text, dueOn: row.task.dueOn, doneAt: row.task.doneAt },
  }));
}

type Undoable = { review: typeof review.$inferSelect; reply: typeof reply.$inferSelect | null };

/** As undo-review.ts will judge, so that nobody is offered what will be refused. */
function undoUntil({ review: made, reply: sent }: Undoable, actor: Actor): Date | null {
  const isOwn = actor.kind === "person" && actor.personId === made.reviewedBy;
  const until = new Date(made.reviewedAt.getTime() + undoSecondsMax * 1000);
  return isOwn && !made.takenOverAt && !sent?.fetchedAt && until > new Date() ? until : null;
}
