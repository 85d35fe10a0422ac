import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { task } from "#db/schema/tasks.ts";
import type { TaskKind, TaskOrigin } from "#db/terms/tasks.ts";
import type { Access } from "#server/access/access.ts";
import { assertColleague } from "#server/access/assert-colleague.ts";
import { assertPatient } from "#server/access/assert-patient.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import type { AddTaskInput } from "./contract.ts";

type NewTask = AddTaskInput & { kind?: TaskKind; origin?: TaskOrigin; originId?: string };

/** Adds a task about a patient for a colleague or the team. @throws INVALID for a colleague who may not see patients. */
export function addTask(access: Access<"task.add">, input: AddTaskInput): Promise<{ taskId: string }> {
  return change(access, async (tx) => {
    const { taskId, line } = await addInside(access, tx, input);
    return { result: { taskId }, event: line };
  });
}

/** The same, in the caller's transaction. */
export async function addInside(
  access: Access<"task.add">,
  tx: Transaction,
  { patientId, ...facts }: NewTask,
): Promise<{ taskId: string; line: AuditLine }> {
  await assertPatient(access, tx, patientId);
  await assertColleague(access, tx, facts.ownerId, "task.finish", patientId);
  const taskId = uuidv7();
  await tx.insert(task).values({
    organizationId: access.organizationId,
    taskId,
    patientId,
    ...facts,
    addedBy: personActing(access).personId,
    addedAt: new Date(),
  });
  return { taskId, line: { event: "task.added", object: { type: "task", id: taskId }, patientId } };
}
