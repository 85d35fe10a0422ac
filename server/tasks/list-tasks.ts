import { and, asc, desc, eq, inArray, isNotNull, isNull, or, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { TransactionSql } from "postgres";
import type { Transaction } from "#db/client.ts";
import { patient } from "#db/schema/patients.ts";
import { person } from "#db/schema/people.ts";
import { task, taskAttempt } from "#db/schema/tasks.ts";
import { listedPatient } from "#db/terms/patient-names.ts";
import type { Access } from "#server/access/access.ts";
import { isClosedTo } from "#server/access/closed-records.ts";
import { hasNamesakeJoined } from "#server/access/has-namesake.ts";
import { look } from "#server/access/look.ts";
import type { Permission } from "#server/access/permissions.ts";
import { personActing } from "#server/access/person-acting.ts";
import { recordReading } from "#server/access/record-reading.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import type { ListTasksInput, Task, TaskWithPatient } from "./contract.ts";

/** Tasks per screen. */
const tasksMax = 200;

/** The patient's columns in a list. */
const patientColumns = {
  patientId: patient.patientId,
  familyName: patient.familyName,
  namePrefix: patient.namePrefix,
  givenName: patient.givenName,
  initials: patient.initials,
  gender: patient.gender,
  birthDate: patient.birthDate,
  recordNumber: patient.recordNumber,
  leftAt: patient.leftAt,
};

/**
 * Open tasks, earliest due first: the reader's and the team's, or everybody's. Or done ones, latest first. The task of an owner to whom the
 * record was closed since is the team's: they do not see it any more.
 */
export async function listTasks(access: Access<"task.list">, { show }: ListTasksInput): Promise<TaskWithPatient[]> {
  const { personId } = personActing(access);
  const rows = await look(access, async (tx, raw) => {
    if (show === "done") return tasksOf(tx, access, isNotNull(task.doneAt), [desc(task.doneAt), desc(task.taskId)]);
    if (show === "everybody") return tasksOf(tx, access, isNull(task.doneAt));
    const own = or(eq(task.ownerId, personId), isNull(task.ownerId));
    const mine = or(own, inArray(task.taskId, await closedToOwner(raw, access)));
    return tasksOf(tx, access, and(isNull(task.doneAt), mine));
  });
  const patientIds = rows.map((row) => row.patientId);
  if (rows.length > 0) await recordReading(access, { event: "patient.listed", screen: "tasks", patientIds });
  return rows;
}

async function closedToOwner(raw: TransactionSql, { organizationId }: Access<Permission>): Promise<string[]> {
  const closed = isClosedTo(raw, { patientId: raw`t.patient_id`, personId: raw`t.owner_id` });
  const rows = await raw<{ task_id: string }[]>`
    select t.task_id from task t where t.organization_id = ${organizationId} and t.done_at is null and t.withdrawn_at is null
      and t.owner_id is not null and ${closed} order by t.due_on, t.task_id limit ${tasksMax}`;
  return rows.map((row) => row.task_id);
}

/** The organization's tasks that match, with names; never withdrawn ones. */
export async function tasksOf(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  where: SQL | undefined,
  order: SQL[] = [asc(task.dueOn), asc(task.taskId)],
): Promise<TaskWithPatient[]> {
  const ownedBy = alias(person, "owned_by");
  const addedBy = alias(person, "added_by");
  const doneBy = alias(person, "done_by");
  const rows = await tx
    .select({
      task,
      owner: ownedBy.name,
      adder: addedBy.name,
      doer: doneBy.name,
      phone: patient.phone,
      hasNamesake: hasNamesakeJoined(),
      patient: patientColumns,
    })
    .from(task)
    .innerJoin(patient, and(eq(patient.organizationId, task.organizationId), eq(patient.patientId, task.patientId)))
    .leftJoin(ownedBy, eq(ownedBy.personId, task.ownerId))
    .leftJoin(addedBy, eq(addedBy.personId, task.addedBy))
    .leftJoin(doneBy, eq(doneBy.personId, task.doneBy))
    .where(and(eq(task.organizationId, organizationId), isNull(task.withdrawnAt), where))
    .orderBy(...order)
    .limit(tasksMax);
  const today = dutchDay(new Date());
  const calls = rows.filter((row) => row.task.kind === "call").map((row) => row.task.taskId);
  const attempts = await attemptsOf(tx, organizationId, calls);
  return rows.map(({ task: found, owner, adder, doer, phone, hasNamesake, patient: facts }) => ({
    taskId: found.taskId,
    patientId: found.patientId,
    kind: found.kind,
    text: found.text,
    ownerId: found.ownerId,
    ownerName: owner,
    dueOn: found.dueOn,
    addedByName: adder,
    addedAt: found.addedAt,
    doneByName: doer,
    doneAt: found.doneAt,
    attempts: attempts.get(found.taskId) ?? [],
    phone: found.kind === "call" ? phone : null,
    patient: { ...listedPatient(facts, today), hasNamesake },
  }));
}

/** The attempts of these calls, oldest first. */
async function attemptsOf(
  tx: Transaction,
  organizationId: string,
  taskIds: readonly string[],
): Promise<Map<string, Task["attempts"]>> {
  const found = new Map<string, Task["attempts"]>();
  if (taskIds.length === 0) return found;
  const rows = await tx
    .select({
      taskId: taskAttempt.taskId,
      outcome: taskAttempt.outcome,
      at: taskAttempt.attemptedAt,
      byName: person.name,
    })
    .from(taskAttempt)
    .leftJoin(person, eq(person.personId, taskAttempt.attemptedBy))
    .where(and(eq(taskAttempt.organizationId, organizationId), inArray(taskAttempt.taskId, [...taskIds])))
    .orderBy(asc(taskAttempt.attemptedAt), asc(taskAttempt.attemptId));
  for (const { taskId, ...attempt } of rows) found.set(taskId, [...(found.get(taskId) ?? []), attempt]);
  return found;
}
