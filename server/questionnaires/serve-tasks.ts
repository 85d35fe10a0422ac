import { and, asc, eq, inArray } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import { patient } from "#db/schema/patients.ts";
import { person } from "#db/schema/people.ts";
import { questionnaire, questionnaireTask } from "#db/schema/questionnaires.ts";
import { fullName } from "#db/terms/patient-names.ts";
import type { TaskState } from "#db/terms/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { patientServed } from "./scope.ts";
import type { ServedTask } from "./serving-contract.ts";

/** Tasks in one answer; nobody has more of them open. */
const tasksMax = 200;

/** Which tasks: one of them, or those in these states; both absent means all. */
type Asked = { taskId?: string; states?: readonly TaskState[] };

/** The tasks of the patient that the token speaks for, oldest first. That they were handed over stands in the log. */
export function serveTasks(access: Access<"questionnaire.serve">, { taskId, states }: Asked): Promise<ServedTask[]> {
  const patientId = patientServed(access);
  return change(access, async (tx) => {
    const rows = await tx
      .select({
        task: questionnaireTask,
        title: questionnaire.title,
        patient,
        senderName: person.name,
        organizationName: organization.name,
      })
      .from(questionnaireTask)
      .innerJoin(
        questionnaire,
        and(
          eq(questionnaire.organizationId, questionnaireTask.organizationId),
          eq(questionnaire.questionnaireId, questionnaireTask.questionnaireId),
        ),
      )
      .innerJoin(
        patient,
        and(
          eq(patient.organizationId, questionnaireTask.organizationId),
          eq(patient.patientId, questionnaireTask.patientId),
        ),
      )
      .innerJoin(organization, eq(organization.organizationId, questionnaireTask.organizationId))
      .leftJoin(person, eq(person.personId, questionnaireTask.sentBy))
      .where(
        and(
          eq(questionnaireTask.organizationId, access.organizationId),
          eq(questionnaireTask.patientId, patientId),
          taskId === undefined ? undefined : eq(questionnaireTask.taskId, taskId),
          states === undefined ? undefined : inArray(questionnaireTask.state, [...states]),
        ),
      )
      .orderBy(asc(questionnaireTask.sentAt), asc(questionnaireTask.taskId))
      .limit(tasksMax);
    return {
      result: rows.map(servedTask),
      event: {
        event: "questionnaire.served",
        object: { type: "questionnaire-task", id: taskId ?? "search" },
        patientId,
        detail: { count: rows.length },
      },
    };
  });
}

type Row = {
  task: typeof questionnaireTask.$inferSelect;
  title: string;
  patient: typeof patient.$inferSelect;
  senderName: string | null;
  organizationName: string;
};

function servedTask({ task, title, patient: owner, senderName, organizationName }: Row): ServedTask {
  const { taskId, state, stateReason, message, remindedCount, sentAt, changedAt, expiresAt, responseId } = task;
  return {
    ...{ taskId, state, stateReason, message, remindedCount, sentAt, changedAt, expiresAt, responseId },
    questionnaire: { questionnaireId: task.questionnaireId, title },
    patient: { patientId: owner.patientId, fullName: fullName(owner) },
    organization: { organizationId: task.organizationId, name: organizationName },
    sender: task.sentBy !== null && senderName !== null ? { personId: task.sentBy, name: senderName } : null,
  };
}
