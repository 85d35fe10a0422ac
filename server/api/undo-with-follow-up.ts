import { type Access, grant } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { underAccess } from "#server/audit/record.ts";
import { reopenOfReview } from "#server/measurements/agreements/reopen-alarm.ts";
import { withdrawMessage } from "#server/messages/withdraw-message.ts";
import type { ReviewInput } from "#server/reviews/conclusion/contract.ts";
import { keepInside } from "#server/reviews/conclusion/keep-draft.ts";
import { undoReview } from "#server/reviews/conclusion/undo-review.ts";
import { withdrawTask } from "#server/tasks/withdraw-task.ts";

/**
 * Undoes a conclusion together with its message and task, in one transaction; the text becomes a draft again, and the
 * alarms that it handled are open again.
 * @throws CONFLICT when it is too late: after a minute, once a PGO fetched the message, or once it was copied to the
 * HIS.
 */
export function undoWithFollowUp(
  access: Access<"review.conclude">,
  { reviewId }: ReviewInput,
): Promise<{ patientId: string }> {
  const { actor } = access;
  return change(access, async (tx, raw) => {
    const { patientId, itemIds, note, line } = await undoReview(access, tx, reviewId);
    const from = { patientId, origin: "review", originId: reviewId } as const;
    const [send, add] = [grant(actor, "message.send"), grant(actor, "task.add")];
    const message = await withdrawMessage(send, tx, from);
    const task = await withdrawTask(add, tx, from);
    const draft = { patientId, itemIds, note, message: message?.body ?? "", task: task?.facts ?? null };
    await keepInside(access, tx, draft);
    const handle = grant(actor, "measurement.acknowledge-alarm");
    const reopened = await reopenOfReview(handle, { tx, raw }, { patientId, reviewId }, new Date());
    const withdrawn = [
      ...underAccess(handle, reopened),
      ...underAccess(send, message ? [message.line] : []),
      ...underAccess(add, task ? [task.line] : []),
    ];
    return { result: { patientId }, event: [line, ...withdrawn] };
  });
}
