import { and, asc, desc, eq, isNotNull, isNull, or, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "#db/client.ts";
import { patient } from "#db/schema/patients.ts";
import { person } from "#db/schema/people.ts";
import { reviewTask } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { Permission } from "#server/access/permissions.ts";
import { personActing } from "#server/access/person-acting.ts";
import { recordReading } from "#server/access/record-reading.ts";
import type { ListTasksInput, TaskWithPatient } from "./contract.ts";
import { listedPatient, patientColumns } from "./scope.ts";

/** Tasks on one screen; who has more than this has another problem. */
const tasksMax = 200;

/** Open tasks, the first due first: of whoever asks and of the team, or of everybody. Or what was done, the latest first. */
export async function listTasks(access: Access<"review.task">, { show }: ListTasksInput): Promise<TaskWithPatient[]> {
  const { personId } = personActing(access);
  const mine = or(eq(reviewTask.ownerId, personId), isNull(reviewTask.ownerId));
  const rows = await look(access, (tx) =>
    show === "done"
      ? tasksOf(tx, access, isNotNull(reviewTask.doneAt), [desc(reviewTask.doneAt), desc(reviewTask.taskId)])
      : tasksOf(tx, access, and(isNull(reviewTask.doneAt), show === "mine" ? mine : undefined)),
  );
  if (rows.length > 0) await recordReading(access, { event: "patient.listed", screen: "tasks", count: rows.length });
  return rows;
}

/** Tasks of this organization that fit, with names; never those that were taken back. */
export async function tasksOf(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  where: SQL | undefined,
  order: SQL[] = [asc(reviewTask.dueOn), asc(reviewTask.taskId)],
): Promise<TaskWithPatient[]> {
  const ownedBy = alias(person, "owned_by");
  const addedBy = alias(person, "added_by");
  const doneBy = alias(person, "done_by");
  const rows = await tx
    .select({ task: reviewTask, owner: ownedBy.name, adder: addedBy.name, doer: doneBy.name, patient: patientColumns })
    .from(reviewTask)
    .innerJoin(
      patient,
      and(eq(patient.organizationId, reviewTask.organizationId), eq(patient.patientId, reviewTask.patientId)),
    )
    .leftJoin(ownedBy, eq(ownedBy.personId, reviewTask.ownerId))
    .leftJoin(addedBy, eq(addedBy.personId, reviewTask.addedBy))
    .leftJoin(doneBy, eq(doneBy.personId, reviewTask.doneBy))
    .where(and(eq(reviewTask.organizationId, organizationId), isNull(reviewTask.withdrawnAt), where))
    .orderBy(...order)
    .limit(tasksMax);
  const now = new Date();
  return rows.map(({ task, owner, adder, doer, patient: names }) => ({
    taskId: task.taskId,
    patientId: task.patientId,
    text: task.text,
    ownerId: task.ownerId,
    ownerName: owner,
    dueOn: task.dueOn,
    addedByName: adder,
    addedAt: task.addedAt,
    doneByName: doer,
    doneAt: task.doneAt,
    patient: listedPatient(names, now),
  }));
}
