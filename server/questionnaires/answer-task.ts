import { and, desc, eq, isNotNull, lt } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import {
  questionnaire,
  questionnaireResponse,
  questionnaireResponseSource,
  questionnaireTask,
} from "#db/schema/questionnaires.ts";
import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { Access } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { readAnswers } from "./answer-rules.ts";
import { assessAnswers } from "./assess-answers.ts";
import { patientServed, questionnaireInScope, taskLocked } from "./scope.ts";
import { mayBecome, namesQuestionnaire } from "./task-rules.ts";

/** A QuestionnaireResponse that was received for a task. `value`: the parsed resource; `body`: its bytes as received. */
export type ReceivedResponse = {
  taskId: string;
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

/**
 * Keeps the answers to a task with the exact version they answer, scores them, and completes the task; inside the caller's
 * transaction, which also puts the response in the round. NOT_FOUND for a task of another patient, INVALID for answers to another
 * list, CONFLICT for a task that cannot be completed (any more).
 */
export async function answerTask(
  access: Access<"questionnaire.answer">,
  tx: Transaction,
  received: ReceivedResponse,
): Promise<{ patientId: string; event: AuditLine }> {
  const { organizationId } = access;
  const patientId = patientServed(access);
  const { taskId, responseId, deliveryId, authoredAt, now } = received;
  const task = await taskLocked(tx, access, taskId, patientId);
  if (task.state === "completed" || !mayBecome(task.state, "completed")) {
    throw new DomainError("CONFLICT", "questionnaire.not-allowed", { from: task.state, to: "completed" });
  }
  const known = await questionnaireInScope(tx, access, task.questionnaireId);
  if (!namesQuestionnaire(received.questionnaireReference, known)) {
    throw new DomainError("INVALID", "questionnaire.answers-nothing");
  }
  const answers = readAnswers(received.value);
  const before = await scoreBefore(tx, access, {
    patientId,
    url: known.url,
    authoredAt,
    version: known.scoring?.version,
  });
  const assessed = assessAnswers(known, answers, before);
  await tx.insert(questionnaireResponse).values({
    ...{ organizationId, responseId, patientId, taskId, deliveryId, authoredAt, answers },
    questionnaireId: task.questionnaireId,
    receivedAt: now,
    ...assessed,
  });
  await tx.insert(questionnaireResponseSource).values({
    ...{ organizationId, responseId },
    ...{ fhirVersion: received.fhirVersion, format: received.format, body: Buffer.from(received.body) },
  });
  await tx
    .update(questionnaireTask)
    .set({ state: "completed", stateReason: null, responseId, changedAt: now, openedAt: task.openedAt ?? now })
    .where(and(eq(questionnaireTask.organizationId, organizationId), eq(questionnaireTask.taskId, taskId)));
  const detail = { taskId, questionnaireId: task.questionnaireId };
  const object = { type: "questionnaire-response", id: responseId };
  return { patientId, event: { event: "questionnaire.answered", object, patientId, detail } };
}

type Earlier = { patientId: string; url: string; authoredAt: Date; version: string | undefined };

/** The last score before this one, of the same address and by the same scoring; null without one. */
async function scoreBefore(
  tx: Transaction,
  { organizationId }: Access<"questionnaire.answer">,
  { patientId, url, authoredAt, version }: Earlier,
): Promise<number | null> {
  if (version === undefined) return null;
  const [row] = await tx
    .select({ score: questionnaireResponse.score })
    .from(questionnaireResponse)
    .innerJoin(
      questionnaire,
      and(
        eq(questionnaire.organizationId, questionnaireResponse.organizationId),
        eq(questionnaire.questionnaireId, questionnaireResponse.questionnaireId),
      ),
    )
    .where(
      and(
        eq(questionnaireResponse.organizationId, organizationId),
        eq(questionnaireResponse.patientId, patientId),
        eq(questionnaire.url, url),
        eq(questionnaireResponse.scoringVersion, version),
        isNotNull(questionnaireResponse.score),
        lt(questionnaireResponse.authoredAt, authoredAt),
      ),
    )
    .orderBy(desc(questionnaireResponse.authoredAt))
    .limit(1);
  return row?.score ?? null;
}
