import type { TransactionSql } from "postgres";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { RoundPlace } from "./contract.ts";

type Neighbours = { next: string | null; previous: string | null };
type Place = { attention: number; waitingSince: Date; patientId: string };

/** Who comes after this place in the round; without anybody there, who stands first; null when nobody waits. */
export async function stepThrough(access: Access<"review.list">, after: RoundPlace | null): Promise<string | null> {
  const place = after && { ...after, waitingSince: new Date(after.waitingSince) };
  const { next } = await look(access, (_, raw) => neighboursOf(raw, access.organizationId, place));
  return next;
}

/**
 * The neighbours in the order of the round. After the last comes the first that still waits, so that a round ends when nobody waits
 * and not before. `place` null: the next is the first.
 */
export async function neighboursOf(
  raw: TransactionSql,
  organizationId: string,
  place: Place | null,
): Promise<Neighbours> {
  const own = place?.patientId ?? null;
  const first = raw`select patient_id from review_waiting where organization_id = ${organizationId}
    and patient_id is distinct from ${own}::uuid order by attention desc, waiting_since, patient_id limit 1`;
  if (place === null) {
    const [row] = await raw<{ patient_id: string }[]>`${first}`;
    return { next: row?.patient_id ?? null, previous: null };
  }
  const { attention } = place;
  const at = raw`(${place.waitingSince.toISOString()}::timestamptz, ${place.patientId}::uuid)`;
  const [row] = await raw<{ after: string | null; first: string | null; before: string | null }[]>`select
    (select patient_id from review_waiting where organization_id = ${organizationId} and attention <= ${attention}
      and (attention < ${attention} or (waiting_since, patient_id) > ${at})
      order by attention desc, waiting_since, patient_id limit 1) as after,
    (${first}) as first,
    (select patient_id from review_waiting where organization_id = ${organizationId} and attention >= ${attention}
      and (attention > ${attention} or (waiting_since, patient_id) < ${at})
      order by attention, waiting_since desc, patient_id desc limit 1) as before`;
  return { next: row?.after ?? row?.first ?? null, previous: row?.before ?? null };
}
