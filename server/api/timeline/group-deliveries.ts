import type { TransactionSql } from "postgres";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { firstIdAt, momentOfId } from "#server/audit/rules.ts";
import { averageOf, decimalsOf } from "#server/measurements/interpretation/decimal-rules.ts";
import type { DeliveryGroup } from "#server/patients/timeline-contract.ts";

const commentsMax = 20;
/**
 * Values are stored with their delivery, or moved to it later under ids with that delivery's time: the maximum clock
 * skew between the two.
 */
const clockSkewMsMax = 3_600_000;

type Asked = { organizationId: string; patientId: string; deliveryIds: readonly string[] };

type Row = {
  delivery_id: string;
  kind: MeasurementKind;
  count: number;
  set_aside_count: number;
  withdrawn_count: number;
  bound_count: number;
  average: number | null;
  average_diastolic: number | null;
  lowest: number | null;
  highest: number | null;
  comments: string[] | null;
};

/** What each of these deliveries of one patient contained, per kind, most values first. One scan of the delivery index. */
export async function groupDeliveries(
  raw: TransactionSql,
  { organizationId, patientId, deliveryIds }: Asked,
): Promise<Map<string, DeliveryGroup[]>> {
  const groups = new Map<string, DeliveryGroup[]>();
  const [oldest] = deliveryIds.toSorted();
  if (oldest === undefined) return groups;
  const rows = await raw<Row[]>`
    select delivery_id, kind, count(*)::int as count,
      (count(*) filter (where set_aside not in ('entered-in-error', 'replaced', 'bound')))::int as set_aside_count,
      (count(*) filter (where set_aside in ('entered-in-error', 'replaced')))::int as withdrawn_count,
      (count(*) filter (where set_aside = 'bound'))::int as bound_count,
      (avg(value::numeric) filter (where set_aside is null))::float8 as average,
      (avg(diastolic::numeric) filter (where set_aside is null))::float8 as average_diastolic,
      min(value) filter (where set_aside is null) as lowest, max(value) filter (where set_aside is null) as highest,
      (array_agg(comment order by effective_at) filter (where comment is not null))[1:${commentsMax}] as comments
    from measurement
    where organization_id = ${organizationId} and delivery_id = any(${[...deliveryIds]}::uuid[]) and patient_id = ${patientId}
      and measurement_id >= ${firstIdAt(new Date(momentOfId(oldest).getTime() - clockSkewMsMax))}
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
    average: averageOf([row.average], decimalsOf(row.kind)),
    averageDiastolic: averageOf([row.average_diastolic], decimalsOf(row.kind)),
    lowest: row.lowest,
    highest: row.highest,
    comments: row.comments ?? [],
  };
}
