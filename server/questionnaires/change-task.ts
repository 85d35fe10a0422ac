import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { questionnaireTask } from "#db/schema/questionnaires.ts";
import type { TaskState } from "#db/terms/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { patientServed, taskLocked } from "./scope.ts";
import { mayBecome } from "./task-rules.ts";

/** `reason`: the PGO's words when it declines or fails; at most this many characters are kept. */
type TaskChange = { taskId: string; to: Exclude<TaskState, "completed">; reason: string | null; now: Date };
const reasonMax = 1_000;

/**
 * A PGO says how far it is with a task, inside the caller's transaction; the line belongs in its log. The same state again changes
 * nothing. NOT_FOUND for a task of another patient, CONFLICT for a step that the task cannot take.
 */
export async function changeTask(
  access: Access<"questionnaire.answer">,
  tx: Transaction,
  { taskId, to, reason, now }: TaskChange,
): Promise<AuditLine> {
  const patientId = patientServed(access);
  const task = await taskLocked(tx, access, taskId, patientId);
  if (!mayBecome(task.state, to))
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
