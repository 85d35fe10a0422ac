import type { TransactionSql } from "postgres";
import type { FormerDelivery } from "./contract.ts";

/** What is asked before anything is stored: did this DVA send this request, or anybody this very content for this patient, before. */
type Question = { organizationId: string; trustId: string; requestId: string; patientId: string; contentHash: Buffer };

/** The delivery that a request repeats, in the caller's transaction; null for something new. */
export async function findDelivery(raw: TransactionSql, asked: Question): Promise<FormerDelivery | null> {
  const { organizationId, trustId, requestId, patientId, contentHash } = asked;
  const rows = await raw<{ delivery_id: string; status: number; answer: Buffer; is_same: boolean }[]>`
    select delivery_id, status, answer, true as is_same from delivery
    where organization_id = ${organizationId} and patient_id = ${patientId} and content_hash = ${contentHash}
    union all
    select delivery_id, status, answer, content_hash = ${contentHash} as is_same from delivery
    where organization_id = ${organizationId} and trust_id = ${trustId} and request_id = ${requestId}`;
  const found = rows.find((row) => !row.is_same) ?? rows[0];
  if (!found) return null;
  return {
    deliveryId: found.delivery_id,
    status: found.status,
    answer: found.answer,
    isSameContent: found.is_same,
  };
}
