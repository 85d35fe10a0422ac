import type { TransactionSql } from "postgres";
import { bsnFingerprint } from "./scope.ts";

/** Whom a DVA means by a BSN; `hasLeft`: no longer a patient here, so nothing is received. */
export type PatientByBsn = { patientId: string; familyName: string; birthDate: string; hasLeft: boolean };

/** The patient of this organization with this BSN (nine digits), by the blind index, in the caller's transaction; null for a stranger. */
export async function findPatientByBsn(
  raw: TransactionSql,
  organizationId: string,
  bsn: string,
): Promise<PatientByBsn | null> {
  const [row] = await raw<{ patient_id: string; family_name: string; birth_date: string; has_left: boolean }[]>`
    select patient_id, family_name, birth_date::text as birth_date, left_at is not null as has_left from patient
    where organization_id = ${organizationId} and bsn_fingerprint = ${bsnFingerprint(organizationId, bsn)}`;
  if (!row) return null;
  return {
    patientId: row.patient_id,
    familyName: row.family_name,
    birthDate: row.birth_date,
    hasLeft: row.has_left,
  };
}
