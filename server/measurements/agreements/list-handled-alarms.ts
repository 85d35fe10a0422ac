import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { MyAlarm } from "#server/measurements/assessment/contract.ts";
import { handledSince } from "#server/measurements/assessment/escalation-rules.ts";
import { firstAlarms, loadAlarms } from "./load-alarms.ts";

/** What came, in the last day, of the alarms that the caller agreed or handled; newest first. */
export async function listHandledAlarms(
  access: Access<"measurement.acknowledge-alarm">,
  now = new Date(),
): Promise<MyAlarm[]> {
  const { organizationId } = access;
  const { personId } = personActing(access);
  const since = handledSince(now).toISOString();
  return look(access, (_, raw) => {
    const chosen = raw`
      select h.alarm_id from measurement_alarm h
      join measurement_alarm_rule u on u.organization_id = h.organization_id and u.alarm_rule_id = h.alarm_rule_id
      where h.organization_id = ${organizationId} and h.acknowledged_at >= ${since}
        and (u.agreed_by = ${personId} or h.acknowledged_by = ${personId})
      order by h.acknowledged_at desc, h.alarm_id desc ${firstAlarms(raw)}`;
    return loadAlarms(raw, access, { chosen, order: raw`a.acknowledged_at desc` });
  });
}
