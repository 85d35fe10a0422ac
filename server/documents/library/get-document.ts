import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { DomainError } from "#server/errors.ts";
import type { DocumentInput, DocumentSummary } from "./contract.ts";
import { summariesOf } from "./scope.ts";

/** One photo or document of this patient. @throws NOT_FOUND when it is not this patient's. */
export async function getDocument(
  { access, patientId }: OpenedPatient<"document.read">,
  { documentId }: DocumentInput,
): Promise<DocumentSummary> {
  const [found] = await look(access, (tx) => summariesOf(tx, access, patientId, { documentId, countMax: 1 }));
  if (!found) throw new DomainError("NOT_FOUND", "document.not-found");
  return found;
}
