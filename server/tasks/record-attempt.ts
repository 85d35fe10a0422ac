import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { task, taskAttempt } from "#db/schema/tasks.ts";
import { settlingOutcomes } from "#db/terms/tasks.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { AttemptInput } from "./contract.ts";

/**
 * Records an attempt to call a patient. Somebody who was spoken to, or does not want to be called, settles the call; without an answer, or
 * with a voicemail (which holds no content), it stays open for the next attempt.
 * @throws CONFLICT when the call was already done or withdrawn.
 */
export async function recordAttempt(
  access: Access<"task.finish">,
  { taskId, outcome }: AttemptInput,
): Promise<{ isSettled: boolean }> {
  const { organizationId } = access;
  const { personId } = personActing(access);
  return change(access, async (tx) => {
    const isThis = and(
      eq(task.organizationId, organizationId),
      eq(task.taskId, taskId),
      eq(task.kind, "call"),
      isNull(task.doneAt),
      isNull(task.withdrawnAt),
    );
    const [found] = await tx.select({ patientId: task.patientId }).from(task).where(isThis).for("update");
    if (!found) throw new DomainError("CONFLICT", "task.gone");
    const { patientId } = found;
    const at = new Date();
    await tx.insert(taskAttempt).values({
      ...{ organizationId, attemptId: uuidv7(), taskId, patientId, outcome, attemptedBy: personId, attemptedAt: at },
    });
    const isSettled = settlingOutcomes.includes(outcome);
    if (isSettled) await tx.update(task).set({ doneBy: personId, doneAt: at }).where(isThis);
    const object = { type: "task", id: taskId };
    return { result: { isSettled }, event: { event: "task.attempted", object, patientId, detail: { outcome } } };
  });
}
