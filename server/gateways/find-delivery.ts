import type { TransactionSql } from "postgres";
import type { DeliveredEntry } from "#db/terms/gateways.ts";
import type { DeliveryMark, FoundDelivery } from "./contract.ts";

type Row = {
  is_patient: boolean | null;
  delivery_id: string | null;
  is_same_content: boolean;
  outcomes: DeliveredEntry[];
};

/**
 * The delivery that this one repeats, or null; and whether the patient is with the practice now. Locks the patient
 * until the transaction ends, so that of concurrent equal requests one goes first and the others find it. A request
 * that waits here has not written anything yet.
 */
export async function findDelivery(
  raw: TransactionSql,
  mark: DeliveryMark,
): Promise<{ former: FoundDelivery | null; isPatient: boolean }> {
  const { organizationId, trustId, patientId, requestId, contentHash } = mark;
  const [, rows] = await Promise.all([
    raw`select pg_advisory_xact_lock(hashtextextended(${patientId}, 0))`.execute(),
    raw<Row[]>`
      select (select left_at is null and merged_into is null from patient where organization_id = ${organizationId} and patient_id = ${patientId}) as is_patient,
        found.* from (values (1)) as one left join lateral (
          select delivery_id, patient_id = ${patientId} and content_hash = ${contentHash} as is_same_content, outcomes
          from delivery where organization_id = ${organizationId} and trust_id = ${trustId} and request_id = ${requestId}
          union all
          select delivery_id, true, outcomes
          from delivery where organization_id = ${organizationId} and patient_id = ${patientId} and content_hash = ${contentHash}
          limit 1) found on true`.execute(),
  ]);
  const [row] = rows;
  const isPatient = row?.is_patient ?? false;
  if (!row || row.delivery_id === null) return { former: null, isPatient };
  const { delivery_id: deliveryId, is_same_content: isSame, outcomes } = row;
  return { former: { deliveryId, isOther: !isSame, outcomes }, isPatient };
}
