import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { unseal } from "#server/access/seal.ts";
import type { Patient } from "./contract.ts";
import { maskedBsn } from "./rules.ts";
import { listed, patientInScope } from "./scope.ts";

/** Who the patient is; his BSN never leaves the server whole. */
export async function getPatient({ access, patientId }: OpenedPatient): Promise<Patient> {
  const row = await look(access, (tx) => patientInScope(tx, access, patientId));
  const owner = `${access.organizationId} ${patientId}`;
  const bsn = row.bsnSealed === null ? null : unseal("bsn", owner, row.bsnSealed);
  return {
    ...listed(row, new Date()),
    givenName: row.givenName,
    initials: row.initials,
    namePrefix: row.namePrefix,
    familyName: row.familyName,
    maskedBsn: bsn === null ? null : maskedBsn(bsn),
    phone: row.phone,
    contactNotes: row.contactNotes,
    source: row.source,
    addedAt: row.addedAt,
  };
}
