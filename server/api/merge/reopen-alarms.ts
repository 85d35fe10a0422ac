import { and, eq } from "drizzle-orm";
import { measurementAlarm, measurementAlarmRule } from "#db/schema/measurements.agreements.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { enqueue } from "#server/jobs/queue.ts";
import { dueMoment } from "#server/measurements/assessment/alarm-rules.ts";
import { earliestStep } from "#server/measurements/assessment/escalation-rules.ts";
import type { MergeScope } from "./scope.ts";

/**
 * Opens the alarms of the other again that a conclusion about the surviving patient handled: nothing came of them for the other. The holder
 * hears of them anew and has the agreed time from now on, as often nobody else looks at a record that was just given back (own choice,
 * 2026-11-30). Asked before the rows move back; one that was handled by itself stays handled.
 */
export async function reopenAlarms(scope: MergeScope, mergeId: string, now: Date): Promise<AuditLine[]> {
  const { tx, raw, organizationId, survivingId, otherId } = scope;
  const moved = (table: string) => raw`select m.row_id from patient_moved m
    where m.organization_id = ${organizationId} and m.merge_id = ${mergeId} and m.table_name = ${table}`;
  const handled = await raw<{ alarmId: string }[]>`
    select alarm_id as "alarmId" from measurement_alarm where organization_id = ${organizationId}
      and patient_id = ${survivingId} and alarm_id in (${moved("measurement_alarm")})
      and acknowledged_at is not null and review_id not in (${moved("review")})`;
  const lines: AuditLine[] = [];
  for (const { alarmId } of handled) {
    const own = and(eq(measurementAlarm.organizationId, organizationId), eq(measurementAlarm.alarmId, alarmId));
    const ofRule = and(
      eq(measurementAlarmRule.organizationId, organizationId),
      eq(measurementAlarmRule.alarmRuleId, measurementAlarm.alarmRuleId),
    );
    const [found] = await tx
      .select({ alarm: measurementAlarm, rule: measurementAlarmRule })
      .from(measurementAlarm)
      .innerJoin(measurementAlarmRule, ofRule)
      .where(own);
    if (!found) continue;
    const { alarm, rule } = found;
    await tx
      .update(measurementAlarm)
      .set({
        ...{ acknowledgedBy: null, acknowledgedAt: null, outcome: null, outcomeNote: null, reviewId: null },
        ...{ heldSince: now, escalatesAt: earliestStep(rule, alarm, now), toldAt: null },
      })
      .where(own);
    const startAfter = dueMoment(now, rule.activeFrom, rule.activeUntil);
    await enqueue(tx, "measurements.tell", { organizationId, receiverId: alarm.heldBy }, { startAfter });
    const object = { type: "measurement-alarm", id: alarmId };
    lines.push({ event: "measurement.alarm-reopened", object, patientId: otherId, detail: { mergeId } });
  }
  return lines;
}
