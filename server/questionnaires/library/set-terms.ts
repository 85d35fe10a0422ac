import { and, eq } from "drizzle-orm";
import { questionnaire } from "#db/schema/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { SetTermsInput } from "./contract.ts";
import { questionnaireInScope } from "./scope.ts";

/** Records the terms under which a third-party questionnaire may be used. Shipped questionnaires have theirs already. */
export async function setTerms(access: Access<"questionnaire.import">, input: SetTermsInput): Promise<void> {
  const { questionnaireId, ...terms } = input;
  return change(access, async (tx) => {
    const known = await questionnaireInScope(tx, access, questionnaireId);
    if (known.body === null) throw new DomainError("INVALID", "questionnaire.shipped");
    await tx
      .update(questionnaire)
      .set(terms)
      .where(
        and(
          eq(questionnaire.organizationId, access.organizationId),
          eq(questionnaire.questionnaireId, questionnaireId),
        ),
      );
    return {
      result: undefined,
      event: {
        event: "questionnaire.licence-set",
        object: { type: "questionnaire", id: questionnaireId },
        detail: { before: known.licence, licence: terms.licence },
      },
    };
  });
}
