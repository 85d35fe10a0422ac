import { and, eq } from "drizzle-orm";
import { questionnaireAction } from "#db/schema/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { AgreeActionInput } from "./contract.ts";
import { questionnaireInScope } from "./scope.ts";

/** Records what the practice does when this item is flagged, for every version of the questionnaire; an empty text removes it. */
export async function agreeAction(access: Access<"questionnaire.import">, input: AgreeActionInput): Promise<void> {
  const { organizationId } = access;
  const { personId } = personActing(access);
  return change(access, async (tx) => {
    const { url, scoring } = await questionnaireInScope(tx, access, input.questionnaireId);
    const { linkId, text } = input;
    if (!scoring?.flags.some((flag) => flag.linkId === linkId))
      throw new DomainError("NOT_FOUND", "questionnaire.no-flag");
    const own = and(
      eq(questionnaireAction.organizationId, organizationId),
      eq(questionnaireAction.url, url),
      eq(questionnaireAction.linkId, linkId),
    );
    await tx.delete(questionnaireAction).where(own);
    if (text !== "") {
      const agreement = { organizationId, url, linkId, text, agreedBy: personId, agreedAt: new Date() };
      await tx.insert(questionnaireAction).values(agreement);
    }
    return {
      result: undefined,
      event: {
        event: "questionnaire.action-agreed",
        object: { type: "questionnaire", id: input.questionnaireId },
        detail: { linkId, isAgreed: text !== "" },
      },
    };
  });
}
