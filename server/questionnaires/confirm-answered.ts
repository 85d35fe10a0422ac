import type { Transaction } from "#db/client.ts";
import type { Access } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { patientServed, taskLocked } from "./scope.ts";

/**
 * A PGO that handed over the answers first says afterwards that the task is completed: it is, when these are its answers. Changes
 * nothing; INVALID when the task has other answers or none.
 */
export async function confirmAnswered(
  access: Access<"questionnaire.answer">,
  tx: Transaction,
  { taskId, responseId }: { taskId: string; responseId: string },
): Promise<AuditLine> {
  const patientId = patientServed(access);
  const task = await taskLocked(tx, access, taskId, patientId);
  if (task.state !== "completed" || task.responseId !== responseId) {
    throw new DomainError("INVALID", "questionnaire.answers-nothing");
  }
  const object = { type: "questionnaire-task", id: taskId };
  return { event: "questionnaire.task-changed", object, patientId, detail: { from: task.state, to: task.state } };
}
