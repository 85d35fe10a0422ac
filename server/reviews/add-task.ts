import { v7 as uuidv7 } from "uuid";
import { reviewTask } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AddTaskInput } from "./contract.ts";
import { assertColleague, assertPatient } from "./scope.ts";

/** Gives a colleague, or the team, something to do about a patient. @throws INVALID for somebody who may not see patients. */
export function addTask(access: Access<"review.task">, input: AddTaskInput): Promise<{ taskId: string }> {
  const taskId = uuidv7();
  const { patientId } = input;
  return change(access, async (tx) => {
    await assertPatient(tx, access, patientId);
    await assertColleague(tx, access, input.ownerId);
    await tx.insert(reviewTask).values({
      organizationId: access.organizationId,
      taskId,
      ...input,
      addedBy: personActing(access).personId,
      addedAt: new Date(),
    });
    return {
      result: { taskId },
      event: { event: "review.task-added", object: { type: "task", id: taskId }, patientId },
    };
  });
}
