import type postgres from "postgres";

/** The newest values, the same at every size: so many within the last 90 days, and what is more is older, over the nine months before. */
export const recentCount = 100;

type Patient = { organizationId: string; patientId: string };

/**
 * Multiplies the one value that a patient has, with its source, to `size` values: alternating in time, each in a delivery of its own, under
 * ids of their time, so that they lie in the months in which they would have arrived.
 */
export async function fillPatient(owner: postgres.Sql, { organizationId, patientId }: Patient, size: number) {
  await owner`create temp table grown as
    select m as sample, s as source, at, id from (
      select at, (substr(hex, 1, 8) || '-' || substr(hex, 9, 4) || '-7' || substr(md5(random()::text), 1, 3) || '-8'
        || substr(md5(random()::text), 1, 3) || '-' || substr(md5(random()::text), 1, 12))::uuid as id
      from (select at, lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') as hex from (
        select now() - case when n <= ${recentCount} then n * interval '90 days' / ${recentCount}
          else interval '90 days' + (n - ${recentCount}) * interval '270 days' / ${Math.max(1, size - recentCount)} end as at
        from generate_series(2, ${size}::int) n) moments) hexed) ids
    cross join measurement m join measurement_source s using (organization_id, measurement_id)
    where m.organization_id = ${organizationId} and m.patient_id = ${patientId}`;
  await owner`insert into measurement select (jsonb_populate_record(sample, jsonb_build_object('measurement_id', id, 'effective_at', at,
    'delivery_id', id))).* from grown order by at`;
  await owner`insert into measurement_source select (jsonb_populate_record(source, jsonb_build_object('measurement_id', id,
    'understood', (source).understood || jsonb_build_object('effective', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'identifier', 'urn:oid:2.16.840.1.113883.2.4.3.11.999.7.6|' || id)))).* from grown order by at`;
  await owner`insert into delivery select (jsonb_populate_record(d, jsonb_build_object('delivery_id', g.id, 'received_at', g.at,
    'request_id', g.id, 'content_hash', '\\x' || md5(g.id::text) || md5(g.id::text)))).*
    from grown g join delivery d on d.organization_id = ${organizationId} and d.delivery_id = (g.sample).delivery_id`;
  await owner`drop table grown`;
  await owner`update review_item set review_id = item_id where organization_id = ${organizationId} and patient_id = ${patientId}`;
}

/** What the floor sends: an entry, ready as text, for each value, in one table with one index. */
export async function fillFloor(owner: postgres.Sql, entry: string) {
  await owner`create table bench_floor as select organization_id, patient_id, effective_at as at, measurement_id as id, ${entry}::text as body
    from measurement`;
  await owner`create index on bench_floor (organization_id, patient_id, at, id)`;
  await owner`vacuum analyze bench_floor`;
}
