import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { task } from "#db/schema/tasks.ts";
import type { TaskOrigin } from "#db/terms/tasks.ts";
import type { Access } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import type { TaskFacts } from "./contract.ts";

type Origin = { patientId: string; origin: TaskOrigin; originId: string };

/** Withdraws the task that followed from something that is undone, in the same transaction. Null: there was none. */
export async function withdrawTask(
  access: Access<"task.add">,
  tx: Transaction,
  { patientId, origin, originId }: Origin,
): Promise<{ facts: TaskFacts; line: AuditLine } | null> {
  const [withdrawn] = await tx
    .update(task)
    .set({ withdrawnAt: new Date() })
    .where(
      and(
        eq(task.organizationId, access.organizationId),
        eq(task.patientId, patientId),
        eq(task.origin, origin),
        eq(task.originId, originId),
        isNull(task.withdrawnAt),
      ),
    )
    .returning({ taskId: task.taskId, text: task.text, ownerId: task.ownerId, dueOn: task.dueOn });
  if (!withdrawn) return null;
  const { taskId, ...facts } = withdrawn;
  return { facts, line: { event: "task.withdrawn", object: { type: "task", id: taskId }, patientId } };
}
