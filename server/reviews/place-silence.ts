import { v7 as uuidv7 } from "uuid";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { attentionRanks } from "#db/terms/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";

type Silence = { patientId: string; kind: MeasurementKind; since: string };

/**
 * Puts in the round that values of a kind were expected and did not come: once for each silence, known by its first day, also after it
 * was reviewed. Says whether it is new. Safe to repeat.
 */
export function placeSilence(
  access: Access<"review.assess">,
  { patientId, kind, since }: Silence,
  now: Date,
): Promise<boolean> {
  const { organizationId } = access;
  const at = now.toISOString();
  return change(access, async (_, raw) => {
    const placed = await raw`
      with item as (
        insert into review_item (organization_id, item_id, patient_id, kind, arrived_at, measurement_kind, silent_since)
        values (${organizationId}, ${uuidv7({ msecs: now.getTime() })}, ${patientId}, 'silence', ${at}, ${kind}, ${since})
        on conflict do nothing returning patient_id)
      insert into review_waiting
        (organization_id, patient_id, waiting_since, latest_at, attention, reasons, is_assessment_due, is_normal)
      select ${organizationId}, patient_id, ${at}, ${at}, ${attentionRanks.unknown}::int,
        ${JSON.stringify([{ reason: "not-assessed" }])}::jsonb, true, false from item
      on conflict (organization_id, patient_id) do update
        set latest_at = greatest(excluded.latest_at, review_waiting.latest_at + interval '1 millisecond'),
          is_assessment_due = true, is_normal = false
      returning patient_id`;
    if (placed.length === 0) return { result: false, event: [] };
    const object = { type: "patient", id: patientId };
    return { result: true, event: { event: "review.silence-noticed", object, patientId, detail: { kind, since } } };
  });
}
