import type { TransactionSql } from "postgres";
import { listedPatient } from "#db/terms/patient-names.ts";
import { hasNamesake } from "#server/access/has-namesake.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { unseal } from "#server/access/seal.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import type { Patient } from "./contract.ts";
import { maskedBsn } from "./rules.ts";
import { patientInScope } from "./scope.ts";

/** A patient's details; the BSN only in masked form. */
export async function getPatient({ access, patientId }: OpenedPatient): Promise<Patient> {
  const { organizationId } = access;
  const today = dutchDay(new Date());
  const [row, pgo, isNamesake, representatives] = await look(access, (tx, raw) =>
    Promise.all([
      patientInScope(tx, access, patientId),
      lastPgo(raw, organizationId, patientId),
      namesakeOf(raw, organizationId, patientId),
      representing(raw, { organizationId, patientId, today }),
    ]),
  );
  const owner = `${organizationId} ${patientId}`;
  const bsn = row.bsnSealed === null ? null : unseal("bsn", owner, row.bsnSealed);
  return {
    ...listedPatient(row, today),
    hasNamesake: isNamesake,
    givenName: row.givenName,
    initials: row.initials,
    namePrefix: row.namePrefix,
    familyName: row.familyName,
    maskedBsn: bsn === null ? null : maskedBsn(bsn),
    phone: row.phone,
    contactNotes: row.contactNotes,
    programmes: row.programmes,
    openTo: row.openTo,
    representatives,
    pgo,
    source: row.source,
    addedAt: row.addedAt,
  };
}

type Asked = { organizationId: string; patientId: string; today: string };

/** Whose ground has begun and has not ended: whom to speak to. Whether they are served too is for who serves. */
function representing(
  raw: TransactionSql,
  { organizationId, patientId, today }: Asked,
): Promise<Patient["representatives"]> {
  return raw<Patient["representatives"]>`
    select name, relation, phone from patient_representative
    where organization_id = ${organizationId} and patient_id = ${patientId} and since <= ${today}
      and (until is null or until >= ${today})
    order by since, representative_id`;
}

async function namesakeOf(raw: TransactionSql, organizationId: string, patientId: string): Promise<boolean> {
  const [found] = await raw<{ has: boolean }[]>`
    select ${hasNamesake(raw)} as has from patient p where p.organization_id = ${organizationId} and p.patient_id = ${patientId}`;
  return found?.has ?? false;
}

/** The newest thing that was shared, and the newest message that was fetched; the name comes with what is shared. */
async function lastPgo(raw: TransactionSql, organizationId: string, patientId: string): Promise<Patient["pgo"]> {
  const [found] = await raw<{ name: string | null; shared_at: Date | null; fetched_at: Date | null }[]>`
    select d.pgo_name as name, d.received_at as shared_at, m.fetched_at from (select 1) one
    left join lateral (select pgo_name, received_at from delivery
      where organization_id = ${organizationId} and patient_id = ${patientId} order by received_at desc limit 1) d on true
    left join lateral (select max(fetched_at) as fetched_at from message
      where organization_id = ${organizationId} and patient_id = ${patientId}) m on true`;
  const moments = [found?.shared_at, found?.fetched_at].flatMap((at) => (at ? [new Date(at).getTime()] : []));
  return moments.length === 0 ? null : { name: found?.name ?? null, activeAt: new Date(Math.max(...moments)) };
}
