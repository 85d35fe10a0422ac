import type { TransactionSql } from "postgres";
import type { DeliveredEntry } from "#db/terms/gateways.ts";
import type { DeliveryMark, FoundDelivery } from "./contract.ts";

type Row = { delivery_id: string; is_same_content: boolean; outcomes: DeliveredEntry[] };

/**
 * The delivery that this one repeats, or null. Takes a lock on the patient until the transaction ends, so that of equal requests that
 * come together one goes first and the others find it. Whoever waits here has nothing half done.
 */
export async function findDelivery(raw: TransactionSql, mark: DeliveryMark): Promise<FoundDelivery | null> {
  const { organizationId, trustId, patientId, requestId, contentHash } = mark;
  const [, rows] = await Promise.all([
    raw`select pg_advisory_xact_lock(hashtextextended(${patientId}, 0))`.execute(),
    raw<Row[]>`
      select delivery_id, patient_id = ${patientId} and content_hash = ${contentHash} as is_same_content, outcomes
      from delivery where organization_id = ${organizationId} and trust_id = ${trustId} and request_id = ${requestId}
      union all
      select delivery_id, true, outcomes
      from delivery where organization_id = ${organizationId} and patient_id = ${patientId} and content_hash = ${contentHash}
      limit 1`.execute(),
  ]);
  const [row] = rows;
  if (!row) return null;
  return { deliveryId: row.delivery_id, isOther: !row.is_same_content, outcomes: row.outcomes };
}
