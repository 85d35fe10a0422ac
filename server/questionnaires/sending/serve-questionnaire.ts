import { and, eq, isNull } from "drizzle-orm";
import { questionnaireTask } from "#db/schema/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { patientOfToken } from "#server/access/patient-served.ts";
import { DomainError } from "#server/errors.ts";
import type { QuestionnaireInput } from "#server/questionnaires/library/contract.ts";
import { questionnaireInScope } from "#server/questionnaires/library/scope.ts";
import { filterOpen } from "./filter-open.ts";
import type { ServedQuestionnaire } from "./serving-contract.ts";

/**
 * A questionnaire for the patient it was sent to; the first retrieval marks its task as opened. @throws NOT_FOUND for one this patient
 * was never sent, so that a practice's library cannot be read through its FHIR server.
 */
export function serveQuestionnaire(
  access: Access<"questionnaire.serve">,
  { questionnaireId }: QuestionnaireInput,
  now = new Date(),
): Promise<ServedQuestionnaire> {
  const patientId = patientOfToken(access);
  return change(access, async (tx) => {
    const ofPatient = and(
      eq(questionnaireTask.organizationId, access.organizationId),
      eq(questionnaireTask.patientId, patientId),
      eq(questionnaireTask.questionnaireId, questionnaireId),
    );
    const [sent] = await tx
      .select({ taskId: questionnaireTask.taskId })
      .from(questionnaireTask)
      .where(ofPatient)
      .limit(1);
    if (!sent) throw new DomainError("NOT_FOUND", "questionnaire.not-sent");
    const { url, version, name, title, language, definition, fhirVersion, format, body } = await questionnaireInScope(
      tx,
      access,
      questionnaireId,
    );
    const opened = await tx
      .update(questionnaireTask)
      .set({ openedAt: now })
      .where(and(ofPatient, isNull(questionnaireTask.openedAt), filterOpen()))
      .returning({ taskId: questionnaireTask.taskId });
    const object = { type: "questionnaire", id: questionnaireId };
    return {
      result: {
        ...{ questionnaireId, url, version, name, title, language, definition },
        original: fhirVersion && format && body ? { fhirVersion, format, body } : null,
      },
      event: [
        { event: "questionnaire.served", object, patientId },
        ...opened.map(({ taskId }) => ({
          event: "questionnaire.task-changed" as const,
          object: { type: "questionnaire-task", id: taskId },
          patientId,
          detail: { to: "opened" },
        })),
      ],
    };
  });
}
