import type { TransactionSql } from "postgres";
import { inboxViews } from "#db/terms/consults.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { type ConsultCounts, consultCountMax } from "./contract.ts";
import { filterView, waitsForUs } from "./filter-view.ts";
import { viewerOf } from "./scope.ts";

/** How many consults stand in each view for the reader, without names. */
export function countConsults(access: Access<"consult.list">, now = new Date()): Promise<ConsultCounts> {
  return look(access, (_, raw) => countsOf(raw, access, now));
}

/** Closed ones, and those that the HIS lacks, are counted up to the limit in the order of their index; the open ones are few. */
export async function countsOf(raw: TransactionSql, access: Access<"consult.list">, now: Date): Promise<ConsultCounts> {
  const viewer = viewerOf(access, now);
  const { organizationId } = access;
  const open = inboxViews.filter((view) => view !== "closed" && view !== "to-take-over");
  const columns = open.map(
    (view) => raw`count(*) filter (where ${filterView(raw, view, viewer)})::int as ${raw(view)}`,
  );
  const [row] = await raw<ConsultCounts[]>`
    select ${columns.flatMap((column, index) => (index === 0 ? [column] : [raw`, ${column}`]))},
      count(*) filter (where ${waitsForUs(raw, viewer)} and c.due_at < ${now.toISOString()}::timestamptz)::int as late,
      count(*) filter (where ${waitsForUs(raw, viewer)} and c.urgent_at is not null)::int as urgent,
      (select count(*)::int from (select from consult c where c.organization_id = ${organizationId}
        and ${filterView(raw, "closed", viewer)} order by c.closed_at desc, c.consult_id desc
        limit ${consultCountMax + 1}) z) as closed,
      (select count(*)::int from (select from consult c where c.organization_id = ${organizationId}
        and ${filterView(raw, "to-take-over", viewer)} order by c.closed_at, c.consult_id
        limit ${consultCountMax + 1}) z) as "to-take-over"
    from consult c where c.organization_id = ${organizationId} and c.closed_at is null and c.merged_into is null`;
  const none = { unassigned: 0, mine: 0, team: 0, "waiting-for-patient": 0, later: 0, closed: 0 };
  return row ?? { ...none, "to-take-over": 0, "to-approve": 0, late: 0, urgent: 0 };
}
