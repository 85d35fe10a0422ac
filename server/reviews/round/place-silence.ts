import { v7 as uuidv7 } from "uuid";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { joinRound } from "./place-in-round.ts";

type Silence = { patientId: string; kind: MeasurementKind; since: string };

/**
 * Puts a silence in the round: expected values of a kind did not arrive. Once per silence (identified by its first
 * day), even after it was reviewed. Idempotent.
 * @returns whether it is new.
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
      ${joinRound(raw, organizationId, at)}
      returning patient_id`;
    if (placed.length === 0) return { result: false, event: [] };
    const object = { type: "patient", id: patientId };
    return { result: true, event: { event: "review.silence-noticed", object, patientId, detail: { kind, since } } };
  });
}
