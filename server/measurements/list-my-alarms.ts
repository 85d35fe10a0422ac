import type { TransactionSql } from "postgres";
import { fullName } from "#db/terms/patient-names.ts";
import type { Role } from "#db/terms/people.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { permissions } from "#server/access/permissions.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { MyAlarm } from "./alarm-contract.ts";

const alarmsMax = 50;
const judges: readonly Role[] = permissions["measurement.agree-alarm"];

/**
 * The alarms that went off for whoever asks and that nobody dealt with, of which the agreed hours have begun; oldest first. Those of a
 * receiver who left or sees no patients any more are everybody's who judges measurements.
 */
export async function listMyAlarms(
  access: Access<"measurement.acknowledge-alarm">,
  now = new Date(),
): Promise<MyAlarm[]> {
  const { personId, roles } = personActing(access);
  const isJudge = roles.some((role) => judges.includes(role));
  const rows = await look(access, (_, raw) => rowsOf(raw, access.organizationId, { personId, isJudge }, now));
  return rows.map((row) => ({
    alarmId: row.alarm_id,
    alarmRuleId: row.alarm_rule_id,
    kind: row.kind,
    condition: row.condition,
    reason: row.reason,
    value: row.value,
    second: row.second,
    sign: row.sign,
    secondSign: row.second_sign,
    measuredAt: row.measured_at === null ? null : new Date(row.measured_at),
    raisedAt: new Date(row.raised_at),
    dueAt: new Date(row.due_at),
    receiverName: row.receiver_name,
    acknowledgedByName: null,
    acknowledgedAt: null,
    patientId: row.patient_id,
    fullName: fullName({
      givenName: row.given_name,
      initials: row.initials,
      namePrefix: row.name_prefix,
      familyName: row.family_name,
    }),
    birthDate: row.birth_date,
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
  second: number | null;
  sign: string | null;
  second_sign: string | null;
  measured_at: string | null;
  raised_at: string;
  due_at: string;
  receiver_name: string | null;
  given_name: string | null;
  initials: string | null;
  name_prefix: string | null;
  family_name: string;
  birth_date: string;
};

type Asker = { personId: string; isJudge: boolean };

function rowsOf(raw: TransactionSql, organizationId: string, { personId, isJudge }: Asker, now: Date): Promise<Row[]> {
  return raw<Row[]>`
    select a.alarm_id, a.alarm_rule_id, a.patient_id, r.kind, r.condition, r.reason, m.value, m.second, m.sign, m.second_sign,
      m.effective_at as measured_at, a.raised_at, a.due_at, p.name as receiver_name,
      t.given_name, t.initials, t.name_prefix, t.family_name, t.birth_date::text as birth_date
    from measurement_alarm a
    join measurement_alarm_rule r on r.organization_id = a.organization_id and r.alarm_rule_id = a.alarm_rule_id
    join patient t on t.organization_id = a.organization_id and t.patient_id = a.patient_id
    left join measurement m on m.organization_id = a.organization_id and m.measurement_id = a.measurement_id
    left join person p on p.person_id = a.receiver_id
    where a.organization_id = ${organizationId} and (a.receiver_id = ${personId} or (${isJudge} and not exists (
        select from membership s where s.organization_id = a.organization_id and s.person_id = a.receiver_id
          and s.ended_at is null and s.roles && ${[...permissions["measurement.acknowledge-alarm"]]}::text[])))
      and a.acknowledged_at is null and a.due_at <= ${now.toISOString()}
    order by a.due_at, a.alarm_id limit ${alarmsMax}`;
}
