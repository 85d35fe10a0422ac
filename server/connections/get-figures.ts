import { and, asc, eq, gte, inArray, isNull, sql } from "drizzle-orm";
import { connectionAdoption, connectionSummary, serviceMeaning } from "#db/schema/connections.ts";
import { registerServiceName, registerVersion } from "#db/schema/register.ts";
import { isListStale } from "#db/terms/register.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { dutchDay } from "#server/calendar/dutch-days.ts";
import type { ListFacts } from "./contract.ts";

export type ShareFacts = { key: string; name: string; connectedCount: number; totalCount: number };

/** Days that the picture over time reaches back. */
const trendDays = 366;

/** The figures of the alliance overview: altogether, by record system, by gateway, by service, and over time. */
export async function getFigures(access: Access<"connection.overview">, now = new Date()) {
  return look(access, async (tx) => {
    const isConnected = sql<number>`count(*) filter (where ${connectionSummary.state} = 'connected')::int`;
    const all = sql<number>`count(*)::int`;
    const shares = (column: typeof connectionSummary.recordSystemName | typeof connectionSummary.gatewayName) =>
      tx
        .select({ key: sql<string>`coalesce(${column}, '-')`, connectedCount: isConnected, totalCount: all })
        .from(connectionSummary)
        .groupBy(sql`1`)
        .orderBy(sql`3 desc, 1`);
    const [totals, recordSystems, gateways, services, names, meanings, trend, lists] = await Promise.all([
      tx.select({ connectedCount: isConnected, totalCount: all }).from(connectionSummary),
      shares(connectionSummary.recordSystemName),
      shares(connectionSummary.gatewayName),
      tx.execute<{ id: string; count: number }>(sql`
        select id, count(*)::int as count from connection_summary, unnest(service_ids) as service(id) group by id order by 2 desc, 1`),
      tx
        .select({ serviceId: registerServiceName.serviceId, name: registerServiceName.displayName })
        .from(registerServiceName)
        .where(isNull(registerServiceName.untilVersionId)),
      tx.select({ serviceId: serviceMeaning.serviceId, name: serviceMeaning.name }).from(serviceMeaning),
      tx
        .select({
          day: connectionAdoption.day,
          connectedCount: connectionAdoption.connectedCount,
          totalCount: connectionAdoption.totalCount,
        })
        .from(connectionAdoption)
        .where(
          and(
            eq(connectionAdoption.dimension, "all"),
            eq(connectionAdoption.key, ""),
            gte(connectionAdoption.day, dutchDay(new Date(now.getTime() - trendDays * 86_400_000))),
          ),
        )
        .orderBy(asc(connectionAdoption.day)),
      tx
        .select()
        .from(registerVersion)
        .where(and(eq(registerVersion.state, "current"), inArray(registerVersion.list, ["ZAL"]))),
    ]);
    const total = totals[0] ?? { connectedCount: 0, totalCount: 0 };
    const named = new Map([...meanings, ...names].map((row) => [row.serviceId, row.name]));
    return {
      ...total,
      list: listFacts(lists[0], now),
      recordSystems: recordSystems.map((row): ShareFacts => ({ ...row, name: row.key })),
      gateways: gateways.map((row): ShareFacts => ({ ...row, name: row.key })),
      services: services.map(
        (row): ShareFacts => ({
          key: row.id,
          name: named.get(row.id) ?? row.id,
          connectedCount: row.count,
          totalCount: total.totalCount,
        }),
      ),
      trend,
    };
  });
}

function listFacts(version: typeof registerVersion.$inferSelect | undefined, now: Date): ListFacts | null {
  if (!version) return null;
  const { versionId, serial, stampedAt, confirmedAt } = version;
  return { versionId, serial, stampedAt, confirmedAt, isStale: isListStale(version, now) };
}
