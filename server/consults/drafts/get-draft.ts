import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { ConsultInput } from "#server/consults/conversation/conversation-contract.ts";
import { patientOf } from "#server/consults/conversation/scope.ts";
import { DomainError } from "#server/errors.ts";
import type { StoredDraft } from "./contract.ts";
import { readDraft } from "./scope.ts";

/** The reader's own draft in a consult of this patient; null: there is none. @throws NOT_FOUND when it is not this patient's. */
export function getDraft(
  { access, patientId }: OpenedPatient<"consult.answer">,
  { consultId }: ConsultInput,
): Promise<StoredDraft | null> {
  return look(access, async (tx) => {
    if ((await patientOf(tx, access, consultId)) !== patientId) {
      throw new DomainError("NOT_FOUND", "consult.not-found");
    }
    return readDraft(tx, access, consultId);
  });
}
