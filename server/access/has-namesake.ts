import { type SQL, sql } from "drizzle-orm";
import type { Row as AnyRow, PendingQuery, TransactionSql } from "postgres";

// Whether somebody else here has the name and the birth date of a patient, so that only the number in the HIS tells the two apart. Names
// are compared without capitals and accents, as people read over them. One look in the index `patient_name`.

/** For a statement in which the patient is `p`. */
export function hasNamesake(raw: TransactionSql): PendingQuery<AnyRow[]> {
  return raw`exists (select from patient o where o.organization_id = p.organization_id and o.sort_name = p.sort_name
    and o.birth_date = p.birth_date and o.patient_id <> p.patient_id and o.merged_into is null)`;
}

/**
 * For a statement of Drizzle that reads `patient` under its own name. The columns are words, as Drizzle leaves the table out where it reads
 * one only, and a column without it would be the namesake's.
 */
export function hasNamesakeJoined(): SQL<boolean> {
  return sql<boolean>`exists (select from patient o where o.organization_id = patient.organization_id
    and o.sort_name = patient.sort_name and o.birth_date = patient.birth_date and o.patient_id <> patient.patient_id
    and o.merged_into is null)`;
}
