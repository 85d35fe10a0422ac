import { and, desc, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { patient } from "#db/schema/patients.ts";
import { person } from "#db/schema/people.ts";
import { questionnaire, questionnaireResponse, questionnaireTask } from "#db/schema/questionnaires.ts";
import { fullName } from "#db/terms/patient-names.ts";
import type { Access } from "#server/access/access.ts";
import { hasNamesakeJoined } from "#server/access/has-namesake.ts";
import { look } from "#server/access/look.ts";
import { recordReading } from "#server/access/record-reading.ts";
import { bandLabel } from "#server/questionnaires/scoring/rules.ts";
import { type ListTasksInput, type TaskPage, type TaskRow, taskPageSize } from "./contract.ts";
import { filterOpen } from "./filter-open.ts";
import { shownState } from "./rules.ts";

/** A page of tasks, newest first. With `sendingId` it also counts the tasks of that bulk send per state. */
export async function listTasks(access: Access<"questionnaire.list">, input: ListTasksInput): Promise<TaskPage> {
  const { after, state, sendingId } = input;
  const filter = and(
    eq(questionnaireTask.organizationId, access.organizationId),
    state ? inState(state) : undefined,
    input.questionnaireId ? eq(questionnaireTask.questionnaireId, input.questionnaireId) : undefined,
    sendingId ? eq(questionnaireTask.sendingId, sendingId) : undefined,
    after
      ? sql`(${questionnaireTask.sentAt}, ${questionnaireTask.taskId}) < (${after.sentAt}::timestamptz, ${after.taskId}::uuid)`
      : undefined,
  );
  const { found, counts, waitingCount } = await look(access, async (tx) => ({
    found: await pageOf(tx, filter),
    counts: sendingId ? await countsOf(tx, access.organizationId, sendingId) : {},
    waitingCount: await countWaiting(tx, access.organizationId),
  }));
  const rows = found.slice(0, taskPageSize).map(taskRow);
  await recordReading(access, {
    event: "patient.listed",
    screen: "questionnaires",
    patientIds: rows.map(({ patient }) => patient.patientId),
  });
  const last = rows.at(-1);
  const isMore = found.length > taskPageSize && last !== undefined;
  return {
    rows,
    after: isMore ? { sentAt: last.sentAt.toISOString(), taskId: last.taskId } : null,
    counts,
    waitingCount,
  };
}

/** The displayed state, as a condition on the columns it derives from. */
function inState(state: NonNullable<ListTasksInput["state"]>): SQL | undefined {
  const { openedAt } = questionnaireTask;
  const is = (value: (typeof questionnaireTask.$inferSelect)["state"]) => eq(questionnaireTask.state, value);
  switch (state) {
    case "waiting":
      return filterOpen();
    case "sent":
      return and(is("requested"), isNull(openedAt));
    case "opened":
      return or(and(is("requested"), isNotNull(openedAt)), is("received"), is("accepted"));
    case "done":
      return is("completed");
    case "declined":
      return is("rejected");
    case "failed":
    case "expired":
    case "cancelled":
      return is(state);
  }
}

function pageOf(tx: Transaction, filter: SQL | undefined) {
  return tx
    .select({
      task: questionnaireTask,
      title: questionnaire.title,
      scoring: questionnaire.scoring,
      familyName: patient.familyName,
      namePrefix: patient.namePrefix,
      givenName: patient.givenName,
      initials: patient.initials,
      birthDate: patient.birthDate,
      recordNumber: patient.recordNumber,
      hasNamesake: hasNamesakeJoined(),
      sentByName: person.name,
      attention: questionnaireResponse.attention,
      score: questionnaireResponse.score,
      band: questionnaireResponse.band,
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
    .leftJoin(person, eq(person.personId, questionnaireTask.sentBy))
    .leftJoin(
      questionnaireResponse,
      and(
        eq(questionnaireResponse.organizationId, questionnaireTask.organizationId),
        eq(questionnaireResponse.responseId, questionnaireTask.responseId),
      ),
    )
    .where(filter)
    .orderBy(desc(questionnaireTask.sentAt), desc(questionnaireTask.taskId))
    .limit(taskPageSize + 1);
}

function taskRow({ task, ...row }: Awaited<ReturnType<typeof pageOf>>[number]): TaskRow {
  const { taskId, sendingId, seriesId, questionnaireId, stateReason, sentAt, changedAt, expiresAt, remindedCount } =
    task;
  const { title, sentByName, attention, score, birthDate, recordNumber, hasNamesake } = row;
  return {
    ...{ taskId, sendingId, seriesId, questionnaireId, title, stateReason, sentByName },
    ...{ sentAt, changedAt, expiresAt, remindedCount },
    patient: { patientId: task.patientId, fullName: fullName(row), birthDate, recordNumber, hasNamesake },
    state: shownState(task),
    response:
      task.responseId && attention !== null
        ? { responseId: task.responseId, attention, score, band: bandLabel(row.scoring, row.band) }
        : null,
  };
}

async function countsOf(tx: Transaction, organizationId: string, sendingId: string) {
  const rows = await tx
    .select({
      state: questionnaireTask.state,
      isOpened: sql<boolean>`${questionnaireTask.openedAt} is not null`,
      count: sql<number>`count(*)::int`,
    })
    .from(questionnaireTask)
    .where(and(eq(questionnaireTask.organizationId, organizationId), eq(questionnaireTask.sendingId, sendingId)))
    .groupBy(questionnaireTask.state, sql`2`);
  const counts: TaskPage["counts"] = {};
  for (const { state, isOpened, count } of rows) {
    const shown = shownState({ state, openedAt: isOpened ? new Date(0) : null });
    counts[shown] = (counts[shown] ?? 0) + count;
  }
  return counts;
}

/** Counted up to a limit: beyond a thousand the exact number is of no use. */
async function countWaiting(tx: Transaction, organizationId: string): Promise<number> {
  const waiting = tx
    .select({ taskId: questionnaireTask.taskId })
    .from(questionnaireTask)
    .where(and(eq(questionnaireTask.organizationId, organizationId), filterOpen()))
    .limit(1_000)
    .as("waiting");
  const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(waiting);
  return row?.count ?? 0;
}
