import type { TransactionSql } from "postgres";
import { attentionRanks, type ReviewItemKind } from "#db/terms/reviews.ts";

/** An arrival: the id of the delivery, or of the response. */
type Arrival = { organizationId: string; patientId: string; itemId: string; kind: ReviewItemKind; at: Date };

/**
 * Puts an arrival in the round, in the transaction that stores it: once committed, somebody must review it. The worker
 * then assesses how much attention it needs; until then the patient keeps their place.
 */
export async function placeInRound(raw: TransactionSql, arrival: Arrival): Promise<void> {
  const { organizationId, patientId, itemId, kind } = arrival;
  const at = arrival.at.toISOString();
  await raw`
    with item as (
      insert into review_item (organization_id, item_id, patient_id, kind, arrived_at)
      values (${organizationId}, ${itemId}, ${patientId}, ${kind}, ${at}) returning patient_id)
    ${joinRound(raw, organizationId, at)}`;
}

/** The patient of the new `item` waits from `at` on, or keeps their place; due for assessment either way. */
export function joinRound(raw: TransactionSql, organizationId: string, at: string) {
  return raw`
    insert into review_waiting
      (organization_id, patient_id, waiting_since, latest_at, attention, reasons, is_assessment_due, is_normal)
    select ${organizationId}::uuid, patient_id, ${at}::timestamptz, ${at}::timestamptz, ${attentionRanks.unknown}::int,
      ${JSON.stringify([{ reason: "not-assessed" }])}::text::jsonb, true, false from item
    on conflict (organization_id, patient_id) do update
      set latest_at = greatest(excluded.latest_at, review_waiting.latest_at + interval '1 millisecond'),
        is_assessment_due = true, is_normal = false`;
}
