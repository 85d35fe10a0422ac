import type { Role } from "#db/terms/people.ts";
import type { Access } from "#server/access/access.ts";
import { isClosedTo } from "#server/access/closed-records.ts";
import { look } from "#server/access/look.ts";
import { permissions } from "#server/access/permissions.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { MyAlarm } from "#server/measurements/assessment/contract.ts";
import { firstAlarms, loadAlarms } from "./load-alarms.ts";

const judges: readonly Role[] = permissions["measurement.agree-alarm"];

/**
 * Open alarms of the caller whose active hours have begun, oldest first: those that the caller holds. Alarms of the team, and of a holder
 * who has left, may no longer see patients or to whom the record was closed since, are listed for everyone who may agree alarms and sees them.
 */
export async function listMyAlarms(
  access: Access<"measurement.acknowledge-alarm">,
  now = new Date(),
): Promise<MyAlarm[]> {
  const { organizationId } = access;
  const { personId, roles } = personActing(access);
  const isJudge = roles.some((role) => judges.includes(role));
  const until = now.toISOString();
  return look(access, (_, raw) => {
    const open = raw`organization_id = ${organizationId} and acknowledged_at is null`;
    const first = raw`due_at <= ${until} order by held_by, due_at, alarm_id ${firstAlarms(raw)}`;
    const closedSince = isClosedTo(raw, { patientId: raw`m.patient_id`, personId: raw`mine.id` });
    // Each holder's by the index of holders, and who holds any by leaping from one to the next in it.
    const chosen = raw`
      with recursive holder (id) as (
        (select held_by from measurement_alarm where ${open} and held_by is not null order by held_by limit 1)
        union all
        select n.held_by from holder h cross join lateral (
          select held_by from measurement_alarm where ${open} and held_by > h.id order by held_by limit 1) n
      ), mine (id, only_closed) as (
        select ${personId}::uuid, false
        union all
        select h.id, exists (
          select from membership s where s.organization_id = ${organizationId} and s.person_id = h.id
            and s.ended_at is null and s.roles && ${[...permissions["measurement.acknowledge-alarm"]]}::text[])
        from holder h where ${isJudge} and h.id <> ${personId}
      )
      select o.alarm_id from (
        select l.alarm_id, l.due_at from mine cross join lateral (
          select alarm_id, due_at from measurement_alarm m where ${open} and held_by = mine.id
            and (not mine.only_closed or ${closedSince}) and ${first}) l
        union all
        (select alarm_id, due_at from measurement_alarm where ${open} and ${isJudge} and held_by is null and ${first})
      ) o order by o.due_at, o.alarm_id ${firstAlarms(raw)}`;
    return loadAlarms(raw, access, { chosen, order: raw`a.due_at` });
  });
}
