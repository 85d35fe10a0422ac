import type { TransactionSql } from "postgres";
import type { RepresentativeRelation } from "#db/terms/patients.ts";
import type { ActingRepresentative, RepresentationBasis } from "#db/terms/representation.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { standingOf } from "./rules.ts";
import { codeFingerprint } from "./scope.ts";

type Row = {
  representative_id: string;
  name: string;
  relation: RepresentativeRelation;
  basis: RepresentationBasis;
  since: string;
  until: string | null;
  consent_on: string | null;
  code_fingerprint: string;
  birth_date: string;
};

type Whose = { organizationId: string; patientId: string };

/**
 * Who acts for this patient under a DVA's id of a person, on a ground that is in force today, in the caller's transaction; null when nobody
 * does. The same work for a patient whom nobody knows.
 */
export async function findActing(
  raw: TransactionSql,
  { organizationId, patientId }: Whose,
  code: string,
  now: Date,
): Promise<Omit<ActingRepresentative, "stated"> | null> {
  const wanted = codeFingerprint(organizationId, code);
  const rows = await representing(raw, { organizationId, patientId });
  const found = rows.find((row) => row.code_fingerprint === wanted && isServed(row, now));
  if (!found) return null;
  const { representative_id: representativeId, name, relation, basis } = found;
  return { representativeId, name, relation, basis };
}

/** Whether that ground is still in force: asked again where something is stored. */
export async function stillActs(
  raw: TransactionSql,
  whose: Whose,
  representativeId: string,
  now: Date,
): Promise<boolean> {
  const rows = await representing(raw, whose);
  return rows.some((row) => row.representative_id === representativeId && isServed(row, now));
}

function representing(raw: TransactionSql, { organizationId, patientId }: Whose) {
  return raw<Row[]>`
    select r.representative_id, r.name, r.relation, r.basis, r.since::text as since, r.until::text as until,
      r.consent_on::text as consent_on, r.code_fingerprint, p.birth_date::text as birth_date
    from patient_representative r
    join patient p on p.organization_id = ${organizationId} and p.patient_id = r.patient_id
    where r.organization_id = ${organizationId} and r.patient_id = ${patientId} and r.code_fingerprint is not null
    order by r.since, r.representative_id`;
}

function isServed({ basis, since, until, consent_on: consentOn, birth_date: birthDate }: Row, now: Date): boolean {
  return standingOf({ basis, since, until, consentOn, hasCode: true }, birthDate, dutchDay(now)).standing === "served";
}
