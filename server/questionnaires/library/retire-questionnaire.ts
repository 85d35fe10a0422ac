import { and, eq } from "drizzle-orm";
import { questionnaire } from "#db/schema/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { RetireInput } from "./contract.ts";
import { keepShipped } from "./keep-shipped.ts";
import { questionnaireInScope } from "./scope.ts";

/** Retires a questionnaire, or puts it back in use. Sent tasks stay open and readable; a series that sends it ends at its next date. */
export async function retireQuestionnaire(access: Access<"questionnaire.import">, input: RetireInput): Promise<void> {
  const { questionnaireId, isRetired } = input;
  return change(access, async (tx) => {
    const known = await questionnaireInScope(tx, access, questionnaireId);
    const now = new Date();
    await keepShipped(tx, known, now);
    await tx
      .update(questionnaire)
      .set({ retiredAt: isRetired ? now : null })
      .where(
        and(
          eq(questionnaire.organizationId, access.organizationId),
          eq(questionnaire.questionnaireId, questionnaireId),
        ),
      );
    return {
      result: undefined,
      event: {
        event: "questionnaire.retired",
        object: { type: "questionnaire", id: questionnaireId },
        detail: { isRetired },
      },
    };
  });
}
