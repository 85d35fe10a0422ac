import { and, desc, eq, lt } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { questionnaireResponse, questionnaireResponseSource, questionnaireTask } from "#db/schema/questionnaires.ts";
import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { Access } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { readAnswers } from "./answer-rules.ts";
import { assessAnswers } from "./assess-answers.ts";
import {
  type KnownQuestionnaire,
  patientServed,
  questionnaireInScope,
  scoresInScope,
  type TaskFactsRow,
  taskLocked,
} from "./scope.ts";
import { mayBecome, namesQuestionnaire } from "./task-rules.ts";

/** Tasks of one patient that are looked through for a response that came alone. */
const tasksMax = 200;

/** A QuestionnaireResponse that was received. `value`: the parsed resource; `body`: its bytes as received. */
export type ReceivedResponse = {
  /** The task that it completes; null for a response that came alone. */
  taskId: string | null;
  responseId: string;
  deliveryId: string;
  /** What the response says it answers: `Questionnaire/[id]`, an address, or an address with a version. */
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
 * Keeps answers with the exact version they answer, scores them, and completes their task; inside the caller's transaction, which
 * also puts the response in the round. A response that came alone completes the newest open task of its list; when that was answered
 * before it is kept without one. NOT_FOUND for a task of another patient, INVALID for answers to a list that was not sent, CONFLICT
 * for a task that cannot be completed (any more).
 */
export async function answerTask(
  access: Access<"questionnaire.answer">,
  tx: Transaction,
  received: ReceivedResponse,
): Promise<Answered> {
  const { organizationId } = access;
  const patientId = patientServed(access);
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
    ...assessAnswers(known, answers, before),
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

/** Which list a response answers, and the task that it completes. */
async function listAnswered(
  tx: Transaction,
  access: Access<"questionnaire.answer">,
  patientId: string,
  { taskId, questionnaireReference }: ReceivedResponse,
): Promise<{ known: KnownQuestionnaire; task: TaskFactsRow | null }> {
  if (taskId === null) return listSent(tx, access, patientId, questionnaireReference);
  const task = await taskLocked(tx, access, taskId, patientId);
  if (task.state === "completed" || !mayBecome(task.state, "completed")) {
    throw new DomainError("CONFLICT", "questionnaire.not-allowed", { from: task.state, to: "completed" });
  }
  const known = await questionnaireInScope(tx, access, task.questionnaireId);
  if (!namesQuestionnaire(questionnaireReference, known)) {
    throw new DomainError("INVALID", "questionnaire.answers-nothing");
  }
  return { known, task };
}

/** A response alone is believed only when it names a list that this patient was sent. */
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
    return { known, task: own.find((each) => mayBecome(each.state, "completed")) ?? null };
  }
  throw new DomainError("INVALID", "questionnaire.not-sent");
}

type Earlier = { patientId: string; url: string; authoredAt: Date; version: string | undefined };

/** The last score before this one, of the same address and by the same scoring; null without one. */
async function scoreBefore(
  tx: Transaction,
  access: Access<"questionnaire.answer">,
  { patientId, url, authoredAt, version }: Earlier,
): Promise<number | null> {
  if (version === undefined) return null;
  const [row] = await scoresInScope(
    tx,
    access,
    { patientId, url, scoringVersion: version },
    lt(questionnaireResponse.authoredAt, authoredAt),
  )
    .orderBy(desc(questionnaireResponse.authoredAt))
    .limit(1);
  return row?.score ?? null;
}
