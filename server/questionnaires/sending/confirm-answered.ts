import type { Transaction } from "#db/client.ts";
import type { Access } from "#server/access/access.ts";
import { patientOfToken } from "#server/access/patient-served.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { taskLocked } from "./scope.ts";

/**
 * A PGO that delivered the answers first sets the task to completed afterwards, which it already is if these are its answers. Changes
 * nothing. @throws INVALID when the task has other answers or none.
 */
export async function confirmAnswered(
  access: Access<"questionnaire.answer">,
  tx: Transaction,
  { taskId, responseId }: { taskId: string; responseId: string },
): Promise<AuditLine> {
  const patientId = patientOfToken(access);
  const task = await taskLocked(tx, access, taskId, patientId);
  if (task.state !== "completed" || task.responseId !== responseId) {
    throw new DomainError("INVALID", "questionnaire.answers-nothing");
  }
  const object = { type: "questionnaire-task", id: taskId };
  return { event: "questionnaire.task-changed", object, patientId, detail: { from: task.state, to: task.state } };
}
