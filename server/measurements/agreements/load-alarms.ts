import type { Row as AnyRow, PendingQuery, TransactionSql } from "postgres";
import { fullName } from "#db/terms/patient-names.ts";
import type { Access } from "#server/access/access.ts";
import { hasNamesake } from "#server/access/has-namesake.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { MyAlarm } from "#server/measurements/assessment/contract.ts";

/** Alarms in one list. Words in the query, because a plan for any limit expects a tenth of what is stored. */
export function firstAlarms(raw: TransactionSql): Fragment {
  return raw`limit 50`;
}

type Fragment = PendingQuery<AnyRow[]>;

/**
 * The alarms of one list, with their patients. `chosen`: a query for the ids of the first alarms, so that what is joined does not grow
 * with what is stored; `order` is over the alarms `a`.
 */
export async function loadAlarms(
  raw: TransactionSql,
  access: Access<"measurement.acknowledge-alarm">,
  { chosen, order }: { chosen: Fragment; order: Fragment },
): Promise<MyAlarm[]> {
  const { personId } = personActing(access);
  const rows = await raw<Row[]>`
    select a.alarm_id, a.alarm_rule_id, a.patient_id, r.kind, r.condition, r.reason, m.value, m.diastolic, m.sign, m.diastolic_sign,
      m.effective_at as measured_at, a.raised_at, a.due_at, k.name as held_by_name, a.held_since, a.position,
      a.acknowledged_by, h.name as acknowledged_by_name, a.acknowledged_at, a.outcome, a.outcome_note,
      p.given_name, p.initials, p.name_prefix, p.family_name, p.birth_date::text as birth_date, p.record_number,
      ${hasNamesake(raw)} as has_namesake
    from (${chosen}) c
    join measurement_alarm a on a.organization_id = ${access.organizationId} and a.alarm_id = c.alarm_id
    join measurement_alarm_rule r on r.organization_id = a.organization_id and r.alarm_rule_id = a.alarm_rule_id
    join patient p on p.organization_id = a.organization_id and p.patient_id = a.patient_id
    left join measurement m on m.organization_id = a.organization_id and m.measurement_id = a.measurement_id
    left join person k on k.person_id = a.held_by
    left join person h on h.person_id = a.acknowledged_by
    order by ${order}, a.alarm_id`;
  return rows.map((row) => ({
    alarmId: row.alarm_id,
    alarmRuleId: row.alarm_rule_id,
    kind: row.kind,
    condition: row.condition,
    reason: row.reason,
    value: row.value,
    diastolic: row.diastolic,
    sign: row.sign,
    diastolicSign: row.diastolic_sign,
    measuredAt: row.measured_at === null ? null : new Date(row.measured_at),
    raisedAt: new Date(row.raised_at),
    dueAt: new Date(row.due_at),
    heldByName: row.held_by_name,
    heldSince: new Date(row.held_since),
    isPassedOn: row.position > 0,
    acknowledgedByName: row.acknowledged_by_name,
    acknowledgedAt: row.acknowledged_at === null ? null : new Date(row.acknowledged_at),
    outcome: row.outcome,
    outcomeNote: row.outcome_note,
    isHandledByReader: row.acknowledged_by === personId,
    patientId: row.patient_id,
    fullName: fullName({
      givenName: row.given_name,
      initials: row.initials,
      namePrefix: row.name_prefix,
      familyName: row.family_name,
    }),
    birthDate: row.birth_date,
    recordNumber: row.record_number,
    hasNamesake: row.has_namesake,
  }));
}

type Row = {
  alarm_id: string;
  alarm_rule_id: string;
  patient_id: string;
  kind: MyAlarm["kind"];
  condition: MyAlarm["condition"];
  reason: string;
  value: number | null;
  diastolic: number | null;
  sign: string | null;
  diastolic_sign: string | null;
  measured_at: string | null;
  raised_at: string;
  due_at: string;
  held_by_name: string | null;
  held_since: string;
  position: number;
  given_name: string | null;
  initials: string | null;
  name_prefix: string | null;
  family_name: string;
  birth_date: string;
  record_number: string | null;
  has_namesake: boolean;
  acknowledged_by: string | null;
  acknowledged_by_name: string | null;
  acknowledged_at: string | null;
  outcome: MyAlarm["outcome"];
  outcome_note: string | null;
};
