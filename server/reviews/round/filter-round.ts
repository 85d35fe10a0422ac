import type { TransactionSql } from "postgres";
import type { Access } from "#server/access/access.ts";
import { filterPatients, isTreatedBy } from "#server/access/filter-patients.ts";
import type { Permission } from "#server/access/permissions.ts";
import type { PatientFilter } from "#server/patients/filter-contract.ts";
import { handedOverFirst } from "./contract.ts";

/** A piece of SQL. */
type Sql = ReturnType<TransactionSql>;

/**
 * SQL conditions of a filter on what waits or was reviewed. A patient who was handed over to the reader is theirs, too. `handed`: which
 * hand-overs (`h`) count, the open ones of this patient unless said otherwise.
 */
export function filterRound(
  raw: TransactionSql,
  access: Access<Permission>,
  { who, programme }: PatientFilter,
  patientId: Sql,
  handed = isOpen(raw),
) {
  const inProgramme = filterPatients(raw, access, { programme }, patientId);
  if (who !== "mine") return inProgramme;
  return raw`and (${isTreatedBy(raw, access, patientId)} or ${isHandedTo(raw, access, patientId, handed)}) ${inProgramme}`;
}

/**
 * SQL: the rows of the round (`w`) within a filter, each with `place`, by which they are ordered, most first, and `is_handed`: given to a GP,
 * whoever that is.
 */
export function waitingWithin(raw: TransactionSql, access: Access<Permission>, filter: PatientFilter) {
  const patientId: Sql = raw`v.patient_id`;
  const isHanded = isHandedTo(raw, access, patientId, isOpen(raw));
  const first = raw`case when ${isHanded} then ${handedOverFirst}::int else 0 end`;
  return raw`(select v.*, ${filter.who === "mine" ? raw`v.attention + ${first}` : raw`v.attention`} as place,
      exists (select from review_hand_over h where h.organization_id = ${access.organizationId}
        and h.patient_id = v.patient_id and ${isOpen(raw)}) as is_handed
    from review_waiting v where v.organization_id = ${access.organizationId} ${filterRound(raw, access, filter, patientId)}) w`;
}

function isHandedTo(raw: TransactionSql, { actor, organizationId }: Access<Permission>, patientId: Sql, handed: Sql) {
  const personId = actor.kind === "person" ? actor.personId : null;
  return raw`exists (select from review_hand_over h where h.organization_id = ${organizationId}
    and h.to_id = ${personId}::uuid and h.patient_id = ${patientId} and ${handed})`;
}

function isOpen(raw: TransactionSql): Sql {
  return raw`h.review_id is null and h.taken_back_at is null`;
}
