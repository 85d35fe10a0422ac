import { and, eq } from "drizzle-orm";
import { questionnaireResponse } from "#db/schema/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { DomainError } from "#server/errors.ts";
import type { ResponseInput } from "./contract.ts";

/** The patient whose response this is, so that the record can be opened before it is read. @throws NOT_FOUND when unknown here. */
export async function findPatientOfResponse(
  access: Access<"questionnaire.read">,
  { responseId }: ResponseInput,
): Promise<string> {
  const [found] = await look(access, (tx) =>
    tx
      .select({ patientId: questionnaireResponse.patientId })
      .from(questionnaireResponse)
      .where(
        and(
          eq(questionnaireResponse.organizationId, access.organizationId),
          eq(questionnaireResponse.responseId, responseId),
        ),
      ),
  );
  if (!found) throw new DomainError("NOT_FOUND", "questionnaire.response-gone");
  return found.patientId;
}
