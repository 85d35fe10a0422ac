import type { TransactionSql } from "postgres";
import { bsnFingerprint } from "./scope.ts";

/** The patient behind a BSN that a DVA sent; `hasLeft`: no longer a patient here, so nothing is accepted; `formerIds`: of those merged into them. */
export type PatientByBsn = {
  patientId: string;
  familyName: string;
  birthDate: string;
  hasLeft: boolean;
  formerIds: string[];
};

/**
 * The organization's patient with this BSN (nine digits), by the blind index, in the caller's transaction; null when
 * there is none.
 */
export async function findPatientByBsn(
  raw: TransactionSql,
  organizationId: string,
  bsn: string,
): Promise<PatientByBsn | null> {
  const [row] = await raw<
    { patient_id: string; family_name: string; birth_date: string; has_left: boolean; former_ids: string[] }[]
  >`
    select patient_id, family_name, birth_date::text as birth_date, left_at is not null as has_left,
      array(select f.patient_id from patient f where f.organization_id = ${organizationId} and f.merged_into = p.patient_id) as former_ids
    from patient p where organization_id = ${organizationId} and bsn_fingerprint = ${bsnFingerprint(organizationId, bsn)}`;
  if (!row) return null;
  return {
    patientId: row.patient_id,
    familyName: row.family_name,
    birthDate: row.birth_date,
    hasLeft: row.has_left,
    formerIds: row.former_ids,
  };
}
