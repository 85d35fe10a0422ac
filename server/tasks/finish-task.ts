import { and, eq, isNull } from "drizzle-orm";
import { task } from "#db/schema/tasks.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { FinishTaskInput } from "./contract.ts";

/** Marks a task as done by the acting person. @throws CONFLICT when it was already done or withdrawn. */
export async function finishTask(access: Access<"task.finish">, { taskId }: FinishTaskInput): Promise<void> {
  await change(access, async (tx) => {
    const [done] = await tx
      .update(task)
      .set({ doneBy: personActing(access).personId, doneAt: new Date() })
      .where(
        and(
          eq(task.organizationId, access.organizationId),
          eq(task.taskId, taskId),
          isNull(task.doneAt),
          isNull(task.withdrawnAt),
        ),
      )
      .returning({ patientId: task.patientId });
    if (!done) throw new DomainError("CONFLICT", "task.gone");
    const { patientId } = done;
    return { result: undefined, event: { event: "task.done", object: { type: "task", id: taskId }, patientId } };
  });
}
