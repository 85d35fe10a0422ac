import { and, asc, desc, eq, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { connectionSummary } from "#db/schema/connections.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { OverviewInput } from "./contract.ts";
import { cursorOf, type OverviewCursor, readCursor } from "./overview-rules.ts";

export const overviewPageSize = 50;

const columns = {
  organizationId: connectionSummary.organizationId,
  organizationKind: connectionSummary.organizationKind,
  organizationName: connectionSummary.organizationName,
  city: connectionSummary.city,
  state: connectionSummary.state,
  stateSince: connectionSummary.stateSince,
  recordSystemName: connectionSummary.recordSystemName,
  gatewayName: connectionSummary.gatewayName,
  serviceIds: connectionSummary.serviceIds,
  providerNames: connectionSummary.providerNames,
  checkedAt: connectionSummary.checkedAt,
};

/** Organizations with what the register says of them, a page at a time, by keyset. No patient data exists here. */
export function listOverview(access: Access<"connection.overview">, input: OverviewInput) {
  return overviewPage(access, input, overviewPageSize);
}

export async function overviewPage(
  access: Access<"connection.overview"> | Access<"connection.export">,
  input: OverviewInput,
  pageSize: number,
) {
  const { name, id } = { name: connectionSummary.organizationName, id: connectionSummary.organizationId };
  const order =
    input.sort === "since" ? [desc(connectionSummary.stateSince), asc(name), asc(id)] : [asc(name), asc(id)];
  const rows = await look(access, (tx) =>
    tx
      .select(columns)
      .from(connectionSummary)
      .where(and(...conditions(input), after(input.sort, readCursor(input.cursor))))
      .orderBy(...order)
      .limit(pageSize + 1),
  );
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > pageSize && last ? cursorOf(last) : null };
}

function conditions(input: OverviewInput): (SQL | undefined)[] {
  const table = connectionSummary;
  const text = input.text.toLowerCase();
  return [
    text
      ? or(
          sql`position(${text} in lower(${table.organizationName})) > 0`,
          sql`position(${text} in lower(${table.city})) > 0`,
        )
      : undefined,
    input.state ? eq(table.state, input.state) : undefined,
    input.kind ? eq(table.organizationKind, input.kind) : undefined,
    named(table.recordSystemName, input.recordSystem),
    named(table.gatewayName, input.gateway),
    input.serviceId ? sql`${table.serviceIds} @> array[${input.serviceId}]::text[]` : undefined,
  ];
}

/** "-" asks for what is not known. */
function named(
  column: typeof connectionSummary.gatewayName | typeof connectionSummary.recordSystemName,
  value?: string,
) {
  if (value === undefined || value === "") return undefined;
  return value === "-" ? isNull(column) : eq(column, value);
}

function after(sort: OverviewInput["sort"], cursor: OverviewCursor | null): SQL | undefined {
  if (!cursor) return undefined;
  const { organizationName: name, organizationId: id, stateSince } = connectionSummary;
  const later = sql`(${name}, ${id}) > (${cursor.name}, ${cursor.id}::uuid)`;
  if (sort === "name") return later;
  const since = new Date(cursor.since);
  return or(lt(stateSince, since), and(eq(stateSince, since), later));
}
