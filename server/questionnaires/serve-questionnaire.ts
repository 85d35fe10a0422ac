import { and, eq, isNull } from "drizzle-orm";
import { questionnaireTask } from "#db/schema/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { QuestionnaireInput } from "./contract.ts";
import { isOpenTask, patientServed, questionnaireInScope } from "./scope.ts";
import type { ServedQuestionnaire } from "./serving-contract.ts";

/**
 * A list for the patient it was sent to; the first time that it is fetched its task reads as opened. NOT_FOUND for a list that this
 * patient never got, so that the library of a practice cannot be read through its door.
 */
export function serveQuestionnaire(
  access: Access<"questionnaire.serve">,
  { questionnaireId }: QuestionnaireInput,
  now = new Date(),
): Promise<ServedQuestionnaire> {
  const patientId = patientServed(access);
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
      .where(and(ofPatient, isNull(questionnaireTask.openedAt), isOpenTask))
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
