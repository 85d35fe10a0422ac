import type { ServiceDirection } from "#db/terms/connections.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { Expectation, ServiceMeaning } from "./contract.ts";

type Row = {
  service_id: string;
  name: string;
  offered_count: number;
  direction: ServiceDirection | null;
  meaning_nl: string | null;
  meaning_en: string | null;
  source: string | null;
  source_date: string | null;
  expectations: Expectation[];
};

/** Every service that the catalogue describes or that the lists in force name, those without a description first. */
export async function listMeanings(access: Access<"catalogue.list">): Promise<ServiceMeaning[]> {
  const rows = await look(
    access,
    (_, raw) => raw<Row[]>`
    with offered as (
      select service_id, count(distinct provider_name)::int as offered_count
      from register_endpoint where until_version_id is null group by 1
    ), known as (
      select service_id from service_meaning
      union select service_id from register_service_name where until_version_id is null
      union select service_id from offered
      union select service_id from service_expectation
    ), counted as (
      select service_id, jsonb_agg(jsonb_build_object('kind', organization_kind, 'need', need, 'groupKey', group_key,
        'source', source, 'sourceDate', source_date) order by organization_kind desc, need, group_key) as expectations
      from service_expectation group by 1
    )
    select known.service_id, coalesce(n.display_name, m.name, known.service_id) as name,
      coalesce(offered.offered_count, 0) as offered_count, m.direction, m.meaning_nl, m.meaning_en, m.source, m.source_date,
      coalesce(counted.expectations, '[]') as expectations
    from known left join service_meaning m using (service_id) left join offered using (service_id)
    left join counted using (service_id)
    left join register_service_name n on n.service_id = known.service_id and n.until_version_id is null
    order by m.service_id is not null, length(known.service_id), known.service_id`,
  );
  return rows.map(({ service_id: serviceId, name, offered_count: offeredCount, expectations, ...row }) => {
    const { direction, meaning_nl: nl, meaning_en: en, source, source_date: sourceDate } = row;
    const isKnown = direction !== null && nl !== null && en !== null && source !== null && sourceDate !== null;
    const meaning = isKnown ? { direction, nl, en, source, sourceDate } : null;
    return { serviceId, name, offeredCount, meaning, expectations };
  });
}
