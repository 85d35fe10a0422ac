import { and, asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { questionnaire, questionnaireTask } from "#db/schema/questionnaires.ts";
import type { TaskState } from "#db/terms/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { patientOfToken } from "#server/access/patient-served.ts";
import type { ServedTask } from "./serving-contract.ts";

/** Maximum number of tasks in one response; nobody has more open. */
const tasksMax = 200;

/** One task, or those in these states; neither means all. */
type Asked = { taskId?: string; states?: readonly TaskState[] };

/** The tasks of the patient the access token is for, oldest first. The read is audited. */
export function serveTasks(access: Access<"questionnaire.serve">, asked: Asked): Promise<ServedTask[]> {
  const patientId = patientOfToken(access);
  return change(access, async (tx) => {
    const tasks = await servedTasks(access, tx, asked);
    const object = { type: "questionnaire-task", id: asked.taskId ?? "search" };
    const detail = { count: tasks.length };
    return { result: tasks, event: { event: "questionnaire.served", object, patientId, detail } };
  });
}

/** The same inside a transaction that writes its own audit event, so that a response shows a task as it is now. */
export async function servedTasks(
  access: Access<"questionnaire.serve" | "questionnaire.answer">,
  tx: Transaction,
  { taskId, states }: Asked,
): Promise<ServedTask[]> {
  const rows = await tx
    .select({
      task: questionnaireTask,
      title: questionnaire.title,
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
    .innerJoin(organization, eq(organization.organizationId, questionnaireTask.organizationId))
    .leftJoin(person, eq(person.personId, questionnaireTask.sentBy))
    .where(
      and(
        eq(questionnaireTask.organizationId, access.organizationId),
        eq(questionnaireTask.patientId, patientOfToken(access)),
        taskId === undefined ? undefined : eq(questionnaireTask.taskId, taskId),
        states === undefined ? undefined : inArray(questionnaireTask.state, [...states]),
      ),
    )
    .orderBy(asc(questionnaireTask.sentAt), asc(questionnaireTask.taskId))
    .limit(tasksMax);
  return rows.map(servedTask);
}

type Row = {
  task: typeof questionnaireTask.$inferSelect;
  title: string;
  senderName: string | null;
  organizationName: string;
};

function servedTask({ task, title, senderName, organizationName }: Row): ServedTask {
  const { taskId, state, stateReason, message, remindedCount, sentAt, changedAt, expiresAt, responseId } = task;
  return {
    ...{ taskId, state, stateReason, message, remindedCount, sentAt, changedAt, expiresAt, responseId },
    questionnaire: { questionnaireId: task.questionnaireId, title },
    patientId: task.patientId,
    organization: { organizationId: task.organizationId, name: organizationName },
    sender: task.sentBy !== null && senderName !== null ? { personId: task.sentBy, name: senderName } : null,
  };
}
