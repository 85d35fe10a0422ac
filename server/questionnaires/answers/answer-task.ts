import { and, desc, eq, lt } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { questionnaireResponse, questionnaireResponseSource, questionnaireTask } from "#db/schema/questionnaires.ts";
import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { Access } from "#server/access/access.ts";
import { patientOfToken } from "#server/access/patient-served.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { readAnswers } from "#server/questionnaires/items/answer-rules.ts";
import { type KnownQuestionnaire, questionnaireInScope } from "#server/questionnaires/library/scope.ts";
import { assessAnswers } from "#server/questionnaires/scoring/assess-answers.ts";
import { listScores } from "#server/questionnaires/scoring/list-scores.ts";
import { isTransitionAllowed, namesQuestionnaire } from "#server/questionnaires/sending/rules.ts";
import { type TaskFactsRow, taskLocked } from "#server/questionnaires/sending/scope.ts";

/** Tasks of one patient that are searched to match a response received without a task. */
const tasksMax = 200;

/** A received QuestionnaireResponse. `value`: the parsed resource; `body`: its bytes as received. */
export type ReceivedResponse = {
  /** The task it completes; null for a response without one. */
  taskId: string | null;
  responseId: string;
  deliveryId: string;
  /** QuestionnaireResponse.questionnaire: `Questionnaire/[id]`, a canonical URL, or one with a version. */
  questionnaireReference: string;
  authoredAt: Date;
  value: unknown;
  fhirVersion: FhirVersion;
  format: FhirFormat;
  body: Uint8Array;
  now: Date;
};

type Answered = { patientId: string; taskId: string | null; event: AuditLine };

/**
 * Stores answers with the exact version they answer, scores them and completes their task, inside the caller's transaction, which also
 * adds the response to the round. A response without a task completes the newest open task for that questionnaire; if there is none, it
 * is stored without a task.
 * @throws NOT_FOUND for another patient's task, INVALID for a questionnaire that was not sent, CONFLICT for a task that can no longer be
 * completed, TOO_MANY when too many wait for the calculation of their score.
 */
export async function answerTask(
  access: Access<"questionnaire.answer">,
  tx: Transaction,
  received: ReceivedResponse,
): Promise<Answered> {
  const { organizationId } = access;
  const patientId = patientOfToken(access);
  const { responseId, deliveryId, authoredAt, now } = received;
  const { known, task } = await listAnswered(tx, access, patientId, received);
  const answers = readAnswers(received.value);
  const version = known.scoring?.version;
  const before = await scoreBefore(tx, access, { patientId, url: known.url, authoredAt, version });
  const taskId = task?.taskId ?? null;
  await tx.insert(questionnaireResponse).values({
    ...{ organizationId, responseId, patientId, taskId, deliveryId, authoredAt, answers },
    questionnaireId: known.questionnaireId,
    receivedAt: now,
    ...(await assessAnswers(known, answers, before)),
  });
  await tx.insert(questionnaireResponseSource).values({
    ...{ organizationId, responseId },
    ...{ fhirVersion: received.fhirVersion, format: received.format, body: Buffer.from(received.body) },
  });
  if (task) {
    await tx
      .update(questionnaireTask)
      .set({ state: "completed", stateReason: null, responseId, changedAt: now, openedAt: task.openedAt ?? now })
      .where(and(eq(questionnaireTask.organizationId, organizationId), eq(questionnaireTask.taskId, task.taskId)));
  }
  const detail = { taskId, questionnaireId: known.questionnaireId };
  const object = { type: "questionnaire-response", id: responseId };
  return { patientId, taskId, event: { event: "questionnaire.answered", object, patientId, detail } };
}

/** The questionnaire a response answers, and the task it completes. */
async function listAnswered(
  tx: Transaction,
  access: Access<"questionnaire.answer">,
  patientId: string,
  { taskId, questionnaireReference }: ReceivedResponse,
): Promise<{ known: KnownQuestionnaire; task: TaskFactsRow | null }> {
  if (taskId === null) return listSent(tx, access, patientId, questionnaireReference);
  const task = await taskLocked(tx, access, taskId, patientId);
  if (task.state === "completed" || !isTransitionAllowed(task.state, "completed")) {
    throw new DomainError("CONFLICT", "questionnaire.not-allowed", { from: task.state, to: "completed" });
  }
  const known = await questionnaireInScope(tx, access, task.questionnaireId);
  if (!namesQuestionnaire(questionnaireReference, known)) {
    throw new DomainError("INVALID", "questionnaire.answers-nothing");
  }
  return { known, task };
}

/** A response without a task is accepted only when it names a questionnaire sent to this patient. */
async function listSent(tx: Transaction, access: Access<"questionnaire.answer">, patientId: string, reference: string) {
  const sent = await tx
    .select()
    .from(questionnaireTask)
    .where(and(eq(questionnaireTask.organizationId, access.organizationId), eq(questionnaireTask.patientId, patientId)))
    .orderBy(desc(questionnaireTask.sentAt))
    .limit(tasksMax)
    .for("update");
  for (const questionnaireId of new Set(sent.map((each) => each.questionnaireId))) {
    const known = await questionnaireInScope(tx, access, questionnaireId);
    if (!namesQuestionnaire(reference, known)) continue;
    const own = sent.filter((each) => each.questionnaireId === questionnaireId && each.state !== "completed");
    return { known, task: own.find((each) => isTransitionAllowed(each.state, "completed")) ?? null };
  }
  throw new DomainError("INVALID", "questionnaire.not-sent");
}

type Earlier = { patientId: string; url: string; authoredAt: Date; version: string | undefined };

/** The previous score for the same canonical URL and scoring; null without one. */
async function scoreBefore(
  tx: Transaction,
  access: Access<"questionnaire.answer">,
  { patientId, url, authoredAt, version }: Earlier,
): Promise<number | null> {
  if (version === undefined) return null;
  const [row] = await listScores(
    tx,
    access,
    { patientId, url, scoringVersion: version },
    lt(questionnaireResponse.authoredAt, authoredAt),
  )
    .orderBy(desc(questionnaireResponse.authoredAt))
    .limit(1);
  return row?.score ?? null;
}
