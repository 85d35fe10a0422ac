import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { type DocumentSummary, documentsListedMax } from "./contract.ts";
import { summariesOf } from "./scope.ts";

/** The newest photos and documents of this patient, theirs and ours, without withdrawn ones. */
export function listDocuments({ access, patientId }: OpenedPatient<"document.list">): Promise<DocumentSummary[]> {
  return look(access, (tx) => summariesOf(tx, access, patientId, { countMax: documentsListedMax }));
}
