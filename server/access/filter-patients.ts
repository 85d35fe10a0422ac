import type { TransactionSql } from "postgres";
import type { PatientFilter } from "#server/patients/filter-contract.ts";
import type { Access } from "./access.ts";
import type { Permission } from "./permissions.ts";

/** A list's column with the id of the patient, as a piece of SQL. */
type Column = ReturnType<TransactionSql>;

/** SQL conditions of a filter on patients, each beginning with `and`: a look at one row of an index for each row of the list. */
export function filterPatients(
  raw: TransactionSql,
  access: Access<Permission>,
  { who, programme }: PatientFilter,
  patientId: Column,
) {
  const { organizationId } = access;
  return raw`${who === "mine" ? raw`and ${isTreatedBy(raw, access, patientId)}` : raw``}
    ${
      programme
        ? raw`and exists (select from patient f where f.organization_id = ${organizationId}
      and f.patient_id = ${patientId} and f.programmes <> '{}' and ${programme} = any(f.programmes))`
        : raw``
    }`;
}

/** SQL: whether the reader is named as treating this patient. The worker treats nobody. */
export function isTreatedBy(raw: TransactionSql, { actor, organizationId }: Access<Permission>, patientId: Column) {
  const personId = actor.kind === "person" ? actor.personId : null;
  return raw`exists (select from patient_treater t where t.organization_id = ${organizationId}
    and t.person_id = ${personId}::uuid and t.patient_id = ${patientId})`;
}
