import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { reviewTask } from "#db/schema/reviews.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { PatientTasks } from "./contract.ts";
import { tasksOf } from "./list-tasks.ts";

/** What must be done about an opened patient, the first due first, and what was done, the latest first. */
export function listPatientTasks({ access, patientId }: OpenedPatient<"review.task">): Promise<PatientTasks> {
  const own = eq(reviewTask.patientId, patientId);
  return look(access, async (tx) => {
    const [open, done] = await Promise.all([
      tasksOf(tx, access, and(own, isNull(reviewTask.doneAt))),
      tasksOf(tx, access, and(own, isNotNull(reviewTask.doneAt)), [desc(reviewTask.doneAt), desc(reviewTask.taskId)]),
    ]);
    return { open, done };
  });
}
