import { and, eq, isNull } from "drizzle-orm";
import { reviewTask } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { FinishTaskInput } from "./contract.ts";

/** A task is done, whoever did it. @throws CONFLICT when it was done or taken back already. */
export async function finishTask(access: Access<"review.task">, { taskId }: FinishTaskInput): Promise<void> {
  await change(access, async (tx) => {
    const [done] = await tx
      .update(reviewTask)
      .set({ doneBy: personActing(access).personId, doneAt: new Date() })
      .where(
        and(
          eq(reviewTask.organizationId, access.organizationId),
          eq(reviewTask.taskId, taskId),
          isNull(reviewTask.doneAt),
          isNull(reviewTask.withdrawnAt),
        ),
      )
      .returning({ patientId: reviewTask.patientId });
    if (!done) throw new DomainError("CONFLICT", "review.task-gone");
    const { patientId } = done;
    return { result: undefined, event: { event: "review.task-done", object: { type: "task", id: taskId }, patientId } };
  });
}
