import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { task } from "#db/schema/tasks.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { PatientTasks } from "./contract.ts";
import { tasksOf } from "./list-tasks.ts";

/** An opened patient's open tasks, earliest due first, and done ones, latest first. */
export function listPatientTasks({ access, patientId }: OpenedPatient<"task.list">): Promise<PatientTasks> {
  const own = eq(task.patientId, patientId);
  return look(access, async (tx) => {
    const [open, done] = await Promise.all([
      tasksOf(tx, access, and(own, isNull(task.doneAt))),
      tasksOf(tx, access, and(own, isNotNull(task.doneAt)), [desc(task.doneAt), desc(task.taskId)]),
    ]);
    return { open, done };
  });
}
