import { and, eq } from "drizzle-orm";
import { questionnaireTask } from "#db/schema/questionnaires.ts";
import { openTaskStates } from "#db/terms/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { TaskInput } from "./contract.ts";
import { taskLocked } from "./scope.ts";

/** Cancels a task that was not answered; the PGO sees it as cancelled. @throws CONFLICT for one that is finished. */
export async function cancelTask(access: Access<"questionnaire.send">, { taskId }: TaskInput): Promise<void> {
  return change(access, async (tx) => {
    const task = await taskLocked(tx, access, taskId);
    const open: readonly string[] = openTaskStates;
    if (!open.includes(task.state)) throw new DomainError("CONFLICT", "questionnaire.not-open");
    await tx
      .update(questionnaireTask)
      .set({ state: "cancelled", changedAt: new Date() })
      .where(and(eq(questionnaireTask.organizationId, access.organizationId), eq(questionnaireTask.taskId, taskId)));
    return {
      result: undefined,
      event: {
        event: "questionnaire.cancelled",
        object: { type: "questionnaire-task", id: taskId },
        patientId: task.patientId,
      },
    };
  });
}
