import type { TransactionSql } from "postgres";
import type { Transaction } from "#db/client.ts";
import { attentionRanks } from "#db/terms/reviews.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { assessInside } from "#server/measurements/assessment/assess-measurements.ts";

/** One transaction and the two patients in it. */
export type MergeScope = {
  tx: Transaction;
  raw: TransactionSql;
  organizationId: string;
  survivingId: string;
  otherId: string;
};

/** Holds deliveries, assessments and imports about both until the transaction ends; in one order, so that two merges do not wait for each other. */
export async function lockBoth({ raw, organizationId, survivingId, otherId }: MergeScope): Promise<void> {
  await raw`select pg_advisory_xact_lock(hashtextextended(${`patients ${organizationId}`}, 0))`;
  for (const id of [survivingId, otherId].toSorted()) {
    await raw`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
    await raw`select pg_advisory_xact_lock(hashtextextended(${`${organizationId} ${id}`}, 0))`;
  }
}

/** The other's values that the surviving patient has too, byte for byte. They stay where they are. */
export async function valuesOfBoth(scope: Omit<MergeScope, "tx">): Promise<string[]> {
  const { raw, organizationId, survivingId, otherId } = scope;
  const rows = await raw<{ id: string }[]>`
    select o.measurement_id as id from measurement_key o
    join measurement_key s on s.organization_id = o.organization_id and s.content_key = o.content_key
    where o.organization_id = ${organizationId} and o.patient_id = ${otherId} and s.patient_id = ${survivingId}`;
  return rows.map(({ id }) => id);
}

/** Computes the place in the round and the state of each series anew. */
export async function settle(scope: MergeScope, patientIds: readonly string[], now: Date): Promise<AuditLine[]> {
  const { tx, raw, organizationId, survivingId, otherId } = scope;
  const both = [survivingId, otherId];
  const ids = [...patientIds];
  await raw`delete from review_waiting where organization_id = ${organizationId} and patient_id in ${raw(both)}`;
  await raw`insert into review_waiting
      (organization_id, patient_id, waiting_since, latest_at, attention, reasons, is_assessment_due, is_normal)
    select organization_id, patient_id, min(arrived_at), max(arrived_at), ${attentionRanks.unknown}::int,
      ${JSON.stringify([{ reason: "not-assessed" }])}::text::jsonb, true, false
    from review_item where organization_id = ${organizationId} and patient_id in ${raw(ids)} and review_id is null
    group by organization_id, patient_id`;
  await raw`delete from measurement_summary where organization_id = ${organizationId} and patient_id in ${raw(both)}`;
  const lines: AuditLine[] = [];
  for (const patientId of ids) {
    lines.push(...(await assessInside({ tx, raw, organizationId, patientId }, now)).lines);
  }
  return lines;
}
