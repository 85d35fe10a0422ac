import { and, asc, eq, gte, isNull, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { serviceMeaning } from "#db/schema/catalogue.ts";
import { connectionAdoption } from "#db/schema/connections.ts";
import { registerServiceName } from "#db/schema/register.ts";
import type { AdoptionDimension, ConnectionState } from "#db/terms/connections.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import type { FiguresFacts, FiguresInput, ShareFacts } from "./contract.ts";
import { findProviderList } from "./find-provider-list.ts";

/** Days covered by the trend. */
const trendDays = 366;

type CountedRow = {
  dimension: AdoptionDimension | "state";
  key: string;
  connected: number;
  total: number;
};

/**
 * The figures of the overview: total, by record system, by gateway and by service from the current summaries, and the
 * trend from the daily counts.
 */
export function getFigures(
  access: Access<"connection.overview">,
  input: FiguresInput,
  now = new Date(),
): Promise<FiguresFacts> {
  return look(access, async (tx) => {
    const [counted, names, trend, list] = await Promise.all([
      countGroups(tx, input.kind),
      serviceNames(tx),
      trendOf(tx, input, now),
      findProviderList(tx, now),
    ]);
    const named = new Map(names.map((row) => [row.serviceId, row.name]));
    const sharesBy = (dimension: CountedRow["dimension"]): ShareFacts[] =>
      counted
        .filter((row) => row.dimension === dimension)
        .map(({ key, connected, total }) => ({
          key,
          name: dimension === "service" ? (named.get(key) ?? key) : key,
          connectedCount: connected,
          totalCount: total,
        }));
    const all = counted.find((row) => row.dimension === "all");
    return {
      totalCount: all?.total ?? 0,
      byState: byState(counted),
      groups: {
        "record-system": sharesBy("record-system"),
        gateway: sharesBy("gateway"),
        service: sharesBy("service"),
      },
      trend,
      list,
    };
  });
}

/** One scan of the summaries; the largest group first. For a service, `connected` counts those that offer it. */
function countGroups(tx: Transaction, kind: FiguresInput["kind"]) {
  return tx.execute<CountedRow>(sql`
    with summary as materialized (
      select state, record_system_name, gateway_name, service_ids from connection_summary
      where ${kind ? sql`organization_kind = ${kind}` : sql`true`}
    )
    select dimension, key, connected, total from (
      select
        case when grouping(state) = 0 then 'state' when grouping(record_system_name) = 0 then 'record-system'
          when grouping(gateway_name) = 0 then 'gateway' else 'all' end as dimension,
        coalesce(state, record_system_name, gateway_name, '-') as key,
        count(*) filter (where state = 'connected')::int as connected, count(*)::int as total
      from summary group by grouping sets ((), (state), (record_system_name), (gateway_name))
      union all
      select 'service', service.id, count(*)::int, (select count(*)::int from summary)
      from summary, unnest(service_ids) as service(id) group by service.id
    ) counted
    order by dimension, case when key = '-' then 1 else 0 end, case when dimension = 'service' then connected else total end desc, key`);
}

/** The best available name of each service; the list of names comes last, so that it overrides. */
async function serviceNames(tx: Transaction) {
  const [meanings, listed] = await Promise.all([
    tx.select({ serviceId: serviceMeaning.serviceId, name: serviceMeaning.name }).from(serviceMeaning),
    tx
      .select({ serviceId: registerServiceName.serviceId, name: registerServiceName.displayName })
      .from(registerServiceName)
      .where(isNull(registerServiceName.untilVersionId)),
  ]);
  return [...meanings, ...listed];
}

function trendOf(tx: Transaction, { trendDimension, trendKey }: FiguresInput, now: Date) {
  const { day, connectedCount, totalCount } = connectionAdoption;
  const firstDay = addDays(dutchDay(now), -trendDays);
  return tx
    .select({ day, connectedCount, totalCount })
    .from(connectionAdoption)
    .where(
      and(eq(connectionAdoption.dimension, trendDimension), eq(connectionAdoption.key, trendKey), gte(day, firstDay)),
    )
    .orderBy(asc(day));
}

function byState(counted: readonly CountedRow[]): FiguresFacts["byState"] {
  const countOf = (state: ConnectionState) =>
    counted.find((row) => row.dimension === "state" && row.key === state)?.total ?? 0;
  return {
    connected: countOf("connected"),
    incomplete: countOf("incomplete"),
    "not-found": countOf("not-found"),
    "not-connected": countOf("not-connected"),
    unknown: countOf("unknown"),
  };
}
