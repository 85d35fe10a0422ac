import { and, eq } from "drizzle-orm";
import { questionnaireTask } from "#db/schema/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { shippedById } from "#server/questionnaires/instruments/shipped.ts";
import { actionViews } from "./action-rules.ts";
import type { QuestionnaireInput, QuestionnaireView } from "./contract.ts";
import { listActions, questionnaireInScope } from "./scope.ts";

/** One questionnaire as the patient sees it, with its licence, its scoring and the practice's agreed actions. */
export function getQuestionnaire(
  access: Access<"questionnaire.list">,
  { questionnaireId }: QuestionnaireInput,
): Promise<QuestionnaireView> {
  return look(access, async (tx) => {
    const known = await questionnaireInScope(tx, access, questionnaireId);
    const agreed = await listActions(tx, access, known.url);
    const { url, version, title, language, licence, licenceText, source, scoring, retiredAt } = known;
    const { items, findings, publisher, purpose, copyright, date } = known.definition;
    const [used] = await tx
      .select({ taskId: questionnaireTask.taskId })
      .from(questionnaireTask)
      .where(
        and(
          eq(questionnaireTask.organizationId, access.organizationId),
          eq(questionnaireTask.questionnaireId, questionnaireId),
        ),
      )
      .limit(1);
    return {
      ...{ questionnaireId, url, version, title, language, licence, licenceText, source },
      origin: shippedById(questionnaireId) ? "shipped" : "imported",
      ...{ publisher, purpose, copyright, date, items, findings, scoring, retiredAt },
      actions: actionViews(items, scoring, agreed),
      isUsed: used !== undefined,
    };
  });
}
