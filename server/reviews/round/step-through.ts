import type { TransactionSql } from "postgres";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { PatientFilter } from "#server/patients/filter-contract.ts";
import { type NextInput, waitingCountMax } from "./contract.ts";
import { waitingWithin } from "./filter-round.ts";

/** `position`: its place among those who wait within the filter, from 1; null: it is not among them. */
type Neighbours = { next: string | null; previous: string | null; position: number | null };
/** `attention`: as in a cursor, with what comes before any attention. */
type Place = { attention: number; waitingSince: Date; patientId: string };
type Within = { place: Place | null; filter: PatientFilter };
type Found = { after: string | null; first: string | null; before: string | null; ahead: number; isAmong: boolean };

/** The patient after this position in the round; after the last, the first. Null when nobody is waiting. */
export async function stepThrough(
  access: Access<"review.list">,
  { after, ...filter }: NextInput,
): Promise<string | null> {
  const place = after && { ...after, waitingSince: new Date(after.waitingSince) };
  const { next } = await look(access, (_, raw) => neighboursOf(raw, access, { place, filter }));
  return next;
}

/**
 * The neighbours in the order of the round, within a filter. After the last comes the first who is still waiting, so a round only ends
 * when nobody is waiting. `place` null: the next is the first.
 */
export async function neighboursOf(
  raw: TransactionSql,
  access: Access<"review.list">,
  { place, filter }: Within,
): Promise<Neighbours> {
  const own = place?.patientId ?? null;
  const among = waitingWithin(raw, access, filter);
  const first = raw`select w.patient_id from ${among}
    where w.patient_id is distinct from ${own}::uuid order by w.place desc, w.waiting_since, w.patient_id limit 1`;
  if (place === null) {
    const [row] = await raw<{ patient_id: string }[]>`${first}`;
    return { next: row?.patient_id ?? null, previous: null, position: null };
  }
  const { attention } = place;
  const at = raw`(${place.waitingSince.toISOString()}::timestamptz, ${place.patientId}::uuid)`;
  const ahead = raw`w.place >= ${attention} and (w.place > ${attention} or (w.waiting_since, w.patient_id) < ${at})`;
  const [row] = await raw<Found[]>`select
    (select w.patient_id from ${among} where w.place <= ${attention}
      and (w.place < ${attention} or (w.waiting_since, w.patient_id) > ${at})
      order by w.place desc, w.waiting_since, w.patient_id limit 1) as after,
    (${first}) as first,
    (select count(*)::int from (select from ${among} where ${ahead}
      order by w.place desc, w.waiting_since, w.patient_id limit ${waitingCountMax}) ahead) as ahead,
    (select w.patient_id from ${among} where ${ahead}
      order by w.place, w.waiting_since desc, w.patient_id desc limit 1) as before,
    exists (select from ${among} where w.patient_id = ${place.patientId}) as "isAmong"`;
  return {
    next: row?.after ?? row?.first ?? null,
    previous: row?.before ?? null,
    position: row?.isAmong ? row.ahead + 1 : null,
  };
}
