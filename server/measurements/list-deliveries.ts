import type { TransactionSql } from "postgres";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { firstIdAt, momentOfId } from "#server/audit/rules.ts";
import type { DeliveriesInput } from "./contract.ts";
import type { DeliveriesPage, DeliveryFacts } from "./series-contract.ts";
import { decimalsOf, rounded } from "./series-rules.ts";

const pageSize = 20;
const commentsMax = 20;
/** Values are stored in the transaction of their delivery, or are moved there later with its moment. */
const roomMs = 3_600_000;
const lastId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** What came in for one patient, newest first: each delivery, and each value that the practice recorded itself. */
export async function listDeliveries(
  { access, patientId }: OpenedPatient<"measurement.read">,
  { cursor }: Pick<DeliveriesInput, "cursor">,
): Promise<DeliveriesPage> {
  const { organizationId } = access;
  return look(access, async (_, raw) => {
    const found = await deliveriesOf(raw, { organizationId, patientId, before: cursor ?? lastId });
    const shown = found.slice(0, pageSize);
    const groups = await groupsOf(raw, { organizationId, patientId, ids: shown.map((row) => row.delivery_id) });
    return {
      deliveries: shown.map((row) => ({
        deliveryId: row.delivery_id,
        receivedAt: row.received_at === null ? momentOfId(row.delivery_id) : new Date(row.received_at),
        gatewayName: row.gateway_name,
        pgoName: row.pgo_name,
        recordedByName: row.recorded_by_name,
        groups: groups.get(row.delivery_id) ?? [],
      })),
      nextCursor: found.length > pageSize ? (shown.at(-1)?.delivery_id ?? null) : null,
    };
  });
}

type DeliveryRow = {
  delivery_id: string;
  received_at: string | null;
  gateway_name: string | null;
  pgo_name: string | null;
  recorded_by_name: string | null;
};

function deliveriesOf(
  raw: TransactionSql,
  { organizationId, patientId, before }: { organizationId: string; patientId: string; before: string },
) {
  return raw<DeliveryRow[]>`
    select p.delivery_id, d.received_at, t.name as gateway_name, d.pgo_name,
      case when d.delivery_id is null then (
        select actor_name from audit_event
        where organization_id = ${organizationId} and object_id = p.delivery_id::text and event = 'measurement.recorded' limit 1
      ) end as recorded_by_name
    from (
      (select delivery_id from delivery
        where organization_id = ${organizationId} and patient_id = ${patientId} and kind = 'measurements' and new_count > 0
          and delivery_id < ${before} order by delivery_id desc limit ${pageSize + 1})
      union all
      (select measurement_id from measurement
        where organization_id = ${organizationId} and patient_id = ${patientId} and origin = 'practice'
          and delivery_id = measurement_id and measurement_id < ${before} order by measurement_id desc limit ${pageSize + 1})
    ) p
    left join delivery d on d.organization_id = ${organizationId} and d.delivery_id = p.delivery_id
    left join gateway_trust t on t.organization_id = d.organization_id and t.trust_id = d.trust_id
    order by p.delivery_id desc limit ${pageSize + 1}`;
}

type GroupRow = {
  delivery_id: string;
  kind: MeasurementKind;
  count: number;
  set_aside_count: number;
  first_at: string;
  last_at: string;
  average: number | null;
  average_second: number | null;
  lowest: number | null;
  highest: number | null;
  comments: string[] | null;
};

async function groupsOf(
  raw: TransactionSql,
  { organizationId, patientId, ids }: { organizationId: string; patientId: string; ids: string[] },
) {
  const found = new Map<string, DeliveryFacts["groups"]>();
  const oldest = ids.at(-1);
  if (oldest === undefined) return found;
  const rows = await raw<GroupRow[]>`
    select delivery_id, kind, count(*)::int as count, count(set_aside)::int as set_aside_count,
      min(effective_at) as first_at, max(effective_at) as last_at,
      avg(value) filter (where set_aside is null) as average, avg(second) filter (where set_aside is null) as average_second,
      min(value) filter (where set_aside is null) as lowest, max(value) filter (where set_aside is null) as highest,
      (array_agg(comment order by effective_at) filter (where comment is not null))[1:${commentsMax}] as comments
    from measurement
    where organization_id = ${organizationId} and delivery_id = any(${ids}::uuid[]) and patient_id = ${patientId}
      and measurement_id >= ${firstIdAt(new Date(momentOfId(oldest).getTime() - roomMs))}
    group by delivery_id, kind order by delivery_id, count(*) desc, kind`;
  for (const row of rows) {
    const round = (value: number | null) => (value === null ? null : rounded(value, decimalsOf(row.kind)));
    const group = {
      kind: row.kind,
      count: row.count,
      setAsideCount: row.set_aside_count,
      firstAt: new Date(row.first_at),
      lastAt: new Date(row.last_at),
      average: round(row.average),
      averageSecond: round(row.average_second),
      lowest: row.lowest,
      highest: row.highest,
      comments: row.comments ?? [],
    };
    found.set(row.delivery_id, [...(found.get(row.delivery_id) ?? []), group]);
  }
  return found;
}
