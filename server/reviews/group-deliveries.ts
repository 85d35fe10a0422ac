import type { TransactionSql } from "postgres";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { firstIdAt, momentOfId } from "#server/audit/rules.ts";
import type { DeliveryGroup } from "./timeline-contract.ts";

const commentsMax = 20;
/** Values are stored in the transaction of their delivery, or are moved there later with its moment. */
const roomMs = 3_600_000;

type Asked = { organizationId: string; patientId: string; deliveryIds: readonly string[] };

type Row = {
  delivery_id: string;
  kind: MeasurementKind;
  count: number;
  set_aside_count: number;
  withdrawn_count: number;
  bound_count: number;
  average: number | null;
  average_second: number | null;
  lowest: number | null;
  highest: number | null;
  comments: string[] | null;
};

/** What each of these deliveries of one patient brought, by kind, most values first. One walk over the index of deliveries. */
export async function groupDeliveries(
  raw: TransactionSql,
  { organizationId, patientId, deliveryIds }: Asked,
): Promise<Map<string, DeliveryGroup[]>> {
  const groups = new Map<string, DeliveryGroup[]>();
  const [oldest] = deliveryIds.toSorted();
  if (oldest === undefined) return groups;
  const rows = await raw<Row[]>`
    select delivery_id, kind, count(*)::int as count,
      (count(*) filter (where set_aside not in ('entered-in-error', 'bound')))::int as set_aside_count,
      (count(*) filter (where set_aside = 'entered-in-error'))::int as withdrawn_count,
      (count(*) filter (where set_aside = 'bound'))::int as bound_count,
      avg(value) filter (where set_aside is null) as average, avg(second) filter (where set_aside is null) as average_second,
      min(value) filter (where set_aside is null) as lowest, max(value) filter (where set_aside is null) as highest,
      (array_agg(comment order by effective_at) filter (where comment is not null))[1:${commentsMax}] as comments
    from measurement
    where organization_id = ${organizationId} and delivery_id = any(${[...deliveryIds]}::uuid[]) and patient_id = ${patientId}
      and measurement_id >= ${firstIdAt(new Date(momentOfId(oldest).getTime() - roomMs))}
    group by delivery_id, kind order by delivery_id, count(*) desc, kind`;
  for (const row of rows) groups.set(row.delivery_id, [...(groups.get(row.delivery_id) ?? []), groupOf(row)]);
  return groups;
}

function groupOf(row: Row): DeliveryGroup {
  return {
    kind: row.kind,
    count: row.count,
    setAsideCount: row.set_aside_count,
    withdrawnCount: row.withdrawn_count,
    boundCount: row.bound_count,
    average: row.average,
    averageSecond: row.average_second,
    lowest: row.lowest,
    highest: row.highest,
    comments: row.comments ?? [],
  };
}
