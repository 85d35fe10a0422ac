import { and, asc, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { connectionSummary } from "#db/schema/connections.ts";
import { overviewCountMax } from "#db/terms/connections.ts";
import type { OverviewFilter, OverviewPage } from "./contract.ts";
import { anywhere, cursorOf, type OverviewCursor, orderOf, readCursor } from "./rules.ts";

const { organizationName, organizationId, stateSince } = connectionSummary;
const columns = {
  organizationId,
  organizationKind: connectionSummary.organizationKind,
  organizationName,
  city: connectionSummary.city,
  region: connectionSummary.region,
  agb: connectionSummary.agb,
  state: connectionSummary.state,
  stateSince,
  recordSystemName: connectionSummary.recordSystemName,
  gatewayName: connectionSummary.gatewayName,
  serviceIds: connectionSummary.serviceIds,
  providerNames: connectionSummary.providerNames,
  checkedAt: connectionSummary.checkedAt,
  /** With microseconds, which a Date cannot hold. */
  sinceText: sql<string>`${stateSince}::text`,
};

type PagePlace = { cursor: string | undefined; pageSize: number; isCounted: boolean };

/** A page of summaries that match a filter, by keyset: equally fast at any depth. */
export async function readOverview(tx: Transaction, filter: OverviewFilter, place: PagePlace): Promise<OverviewPage> {
  const { pageSize } = place;
  const { column, isDescending } = orderOf(filter.sort);
  const direction = isDescending ? desc : asc;
  const [found, count] = await Promise.all([
    tx
      .select(columns)
      .from(connectionSummary)
      .where(and(...conditions(filter), after(filter, readCursor(place.cursor, filter.sort))))
      .orderBy(direction(column === "name" ? organizationName : stateSince), direction(organizationId))
      .limit(pageSize + 1),
    place.isCounted ? countUpTo(tx, filter) : 0,
  ]);
  const rows = found.slice(0, pageSize).map(({ sinceText: _, ...row }) => row);
  const last = found[pageSize - 1];
  if (found.length <= pageSize || !last) return { rows, nextCursor: null, count };
  const key = column === "name" ? last.organizationName : last.sinceText;
  return { rows, nextCursor: cursorOf([key, last.organizationId]), count };
}

/** How many organizations match a filter, counted up to `overviewCountMax` + 1. */
async function countUpTo(tx: Transaction, filter: OverviewFilter): Promise<number> {
  const some = tx
    .select({ one: sql`1`.as("one") })
    .from(connectionSummary)
    .where(and(...conditions(filter)))
    .limit(overviewCountMax + 1)
    .as("some");
  const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}

function conditions(filter: OverviewFilter): (SQL | undefined)[] {
  const { state, organizationKind, serviceIds, recordSystemName, gatewayName, city } = connectionSummary;
  const written = sql`unaccent(lower(${organizationName} || ' ' || coalesce(${city}, '')))`;
  return [
    filter.state && eq(state, filter.state),
    filter.kind && eq(organizationKind, filter.kind),
    named(recordSystemName, filter.recordSystem),
    named(gatewayName, filter.gateway),
    filter.serviceId ? sql`${serviceIds} @> array[${filter.serviceId}]::text[]` : undefined,
    filter.text ? sql`${written} like unaccent(lower(${anywhere(filter.text)}))` : undefined,
  ];
}

type NameColumn = typeof connectionSummary.gatewayName | typeof connectionSummary.recordSystemName;

/** "-" selects rows without a value. */
function named(column: NameColumn, value: string | undefined): SQL | undefined {
  if (!value) return undefined;
  return value === "-" ? isNull(column) : eq(column, value);
}

function after({ sort }: OverviewFilter, cursor: OverviewCursor | null): SQL | undefined {
  if (!cursor) return undefined;
  const { column, isDescending } = orderOf(sort);
  const [key, id] = cursor;
  const left =
    column === "name" ? sql`(${organizationName}, ${organizationId})` : sql`(${stateSince}, ${organizationId})`;
  const right = column === "name" ? sql`(${key}, ${id}::uuid)` : sql`(${key}::timestamptz, ${id}::uuid)`;
  return isDescending ? sql`${left} < ${right}` : sql`${left} > ${right}`;
}
