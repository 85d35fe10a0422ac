import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { dutchDay } from "#server/calendar/clock.ts";

/**
 * Counts how many organizations are connected today: in total, by kind, by HIS or AIS, by DVA and by service. One row
 * per day and key; a later count replaces an earlier one of the same day.
 */
export async function countAdoption(tx: Transaction, now: Date): Promise<void> {
  const day = dutchDay(now);
  await tx.execute(sql`
    insert into connection_adoption (day, dimension, key, connected_count, total_count)
    select ${day}::date, dimension, key, connected, total from (
      select 'all' as dimension, '' as key,
        count(*) filter (where state = 'connected')::int as connected, count(*)::int as total from connection_summary
      union all
      select 'kind', organization_kind,
        count(*) filter (where state = 'connected')::int, count(*)::int from connection_summary group by 2
      union all
      select 'record-system', coalesce(record_system_name, '-'),
        count(*) filter (where state = 'connected')::int, count(*)::int from connection_summary group by 2
      union all
      select 'gateway', coalesce(gateway_name, '-'),
        count(*) filter (where state = 'connected')::int, count(*)::int from connection_summary group by 2
      union all
      select 'service', service.id, count(*)::int, (select count(*)::int from connection_summary)
      from connection_summary, unnest(service_ids) as service(id) group by 2
    ) counted
    on conflict (dimension, key, day) do update
      set connected_count = excluded.connected_count, total_count = excluded.total_count`);
}
