import { and, eq } from "drizzle-orm";
import { questionnaireResponse } from "#db/schema/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { DomainError } from "#server/errors.ts";
import type { ResponseInput } from "./response-contract.ts";

/** Whose answers these are, so that the patient can be opened before they are read; NOT_FOUND when they are not of this organization. */
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
