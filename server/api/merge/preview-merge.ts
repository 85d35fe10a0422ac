import type { TransactionSql } from "postgres";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { type MergePreview, movedKinds } from "#server/patients/contract.ts";
import { getPatient } from "#server/patients/get-patient.ts";
import { patientInScope } from "#server/patients/scope.ts";
import { movedTables } from "./moved-tables.ts";
import { differingFields, obstacleOf } from "./rules.ts";
import { type MergeScope, valuesOfBoth } from "./scope.ts";

/** What would move if `other` went up in `surviving`, what somebody must choose, and what stands in the way. Writes nothing. */
export async function previewMerge(
  surviving: OpenedPatient<"patient.merge">,
  other: OpenedPatient<"patient.merge">,
): Promise<MergePreview> {
  const { access, patientId: survivingId } = surviving;
  const { organizationId } = access;
  const otherId = other.patientId;
  const found = await look(access, async (tx, raw) => {
    const scope = { tx, raw, organizationId, survivingId, otherId };
    const [survivingRow, otherRow] = [
      await patientInScope(tx, access, survivingId),
      await patientInScope(tx, access, otherId),
    ];
    const obstacle = obstacleOf(survivingRow, otherRow, await haveTwoProtocols(scope));
    const twice = survivingId === otherId ? [] : await valuesOfBoth(scope);
    return {
      obstacle,
      differing: differingFields(survivingRow, otherRow),
      twiceCount: twice.length,
      counts: await countsOf(raw, organizationId, otherId),
    };
  });
  const { counts, ...rest } = found;
  const moved = movedKinds.map((kind) => {
    const count = movedTables.reduce((sum, one) => sum + (one.kind === kind ? (counts.get(one.table) ?? 0) : 0), 0);
    return { kind, count: kind === "measurements" ? count - found.twiceCount : count };
  });
  return { surviving: await getPatient(surviving), other: await getPatient(other), moved, ...rest };
}

/** Whether both have a measurement period of one kind that is not over: one patient has one at a time. */
export async function haveTwoProtocols(scope: Omit<MergeScope, "tx">): Promise<boolean> {
  const { raw, organizationId, survivingId, otherId } = scope;
  const today = dutchDay(new Date());
  const [found] = await raw`select from measurement_protocol s
    join measurement_protocol o on o.organization_id = s.organization_id and o.kind = s.kind
    where s.organization_id = ${organizationId} and s.patient_id = ${survivingId} and o.patient_id = ${otherId}
      and s.ended_at is null and o.ended_at is null and s.ends_on >= ${today} and o.ends_on >= ${today}
      and s.starts_on <= o.ends_on and o.starts_on <= s.ends_on limit 1`;
  return found !== undefined;
}

async function countsOf(raw: TransactionSql, organizationId: string, patientId: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { table, kind } of movedTables) {
    if (kind === null) continue;
    const open = table === "review_item" ? raw`and review_id is null` : raw``;
    const [row] = await raw<{ count: number }[]>`select count(*)::int as count from ${raw(table)}
      where organization_id = ${organizationId} and patient_id = ${patientId} ${open}`;
    counts.set(table, row?.count ?? 0);
  }
  return counts;
}
