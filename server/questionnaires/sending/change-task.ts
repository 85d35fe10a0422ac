import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { questionnaireTask } from "#db/schema/questionnaires.ts";
import type { TaskState } from "#db/terms/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { patientOfToken } from "#server/access/patient-served.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { isTransitionAllowed } from "./rules.ts";
import { taskLocked } from "./scope.ts";

/** `reason`: the PGO's statusReason when it declines or fails, cut to this many characters. */
type TaskChange = { taskId: string; to: Exclude<TaskState, "completed">; reason: string | null; now: Date };
const reasonMax = 1_000;

/**
 * A PGO changes the status of a task, inside the caller's transaction; the returned line belongs in its audit events. The same status
 * again changes nothing. @throws NOT_FOUND for another patient's task, CONFLICT for a transition the task does not allow.
 */
export async function changeTask(
  access: Access<"questionnaire.answer">,
  tx: Transaction,
  { taskId, to, reason, now }: TaskChange,
): Promise<AuditLine> {
  const patientId = patientOfToken(access);
  const task = await taskLocked(tx, access, taskId, patientId);
  if (!isTransitionAllowed(task.state, to))
    throw new DomainError("CONFLICT", "questionnaire.not-allowed", { from: task.state, to });
  if (task.state !== to) {
    await tx
      .update(questionnaireTask)
      .set({ state: to, stateReason: reason?.slice(0, reasonMax) ?? null, changedAt: now })
      .where(and(eq(questionnaireTask.organizationId, access.organizationId), eq(questionnaireTask.taskId, taskId)));
  }
  return {
    event: "questionnaire.task-changed",
    object: { type: "questionnaire-task", id: taskId },
    patientId,
    detail: { from: task.state, to },
  };
}
