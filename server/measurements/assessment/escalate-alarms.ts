import { and, asc, eq, isNull, lte } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { measurementAlarm, measurementAlarmRule } from "#db/schema/measurements.agreements.ts";
import type { OpenTimes } from "#db/terms/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { enqueue } from "#server/jobs/queue.ts";
import { earliestStep, type Holder, isToPassOn, nextHolder } from "./escalation-rules.ts";
import { receiversHere } from "./receivers-here.ts";

/** Alarms per run; the rest waits a minute. */
const alarmsMax = 200;

/**
 * Passes each alarm that its holder did not handle in the agreed open time on to the next receiver, who is notified. Each step is made once,
 * however often and in however many workers this runs: the row must still be held since the moment that was read.
 * `loadTimes`: when the practice is open, read only if something may be due.
 * @returns the number of steps.
 */
export async function escalateAlarms(
  access: Access<"measurement.assess">,
  loadTimes: (tx: Transaction) => Promise<OpenTimes>,
  now = new Date(),
): Promise<number> {
  const { organizationId } = access;
  const ready = await look(access, async (tx) => {
    const due = await loadDue(tx, organizationId, now);
    if (due.length === 0) return [];
    const times = await loadTimes(tx);
    return due.filter((alarm) => isToPassOn(times, alarm.heldSince, alarm.escalateAfterMinutes, now));
  });
  if (ready.length === 0) return 0;
  return change(access, async (tx) => {
    const lines: AuditLine[] = [];
    for (const alarm of ready) {
      const here = await receiversHere(tx, organizationId, alarm.patientId, alarm.receiverIds);
      const next = nextHolder(alarm, alarm.position, here);
      const line = await passOn(tx, organizationId, alarm, next, now);
      if (line) lines.push(line);
    }
    return { result: lines.length, event: lines };
  });
}

type Due = Awaited<ReturnType<typeof loadDue>>[number];

function loadDue(tx: Transaction, organizationId: string, now: Date) {
  const { alarmId, alarmRuleId, patientId, heldSince, position, escalatesAt } = measurementAlarm;
  const { receiverIds, thenTeam, escalateAfterMinutes } = measurementAlarmRule;
  return tx
    .select({ alarmId, patientId, heldSince, position, receiverIds, thenTeam, escalateAfterMinutes })
    .from(measurementAlarm)
    .innerJoin(
      measurementAlarmRule,
      and(eq(measurementAlarmRule.organizationId, organizationId), eq(measurementAlarmRule.alarmRuleId, alarmRuleId)),
    )
    .where(
      and(
        eq(measurementAlarm.organizationId, organizationId),
        isNull(measurementAlarm.acknowledgedAt),
        lte(escalatesAt, now),
      ),
    )
    .orderBy(asc(escalatesAt))
    .limit(alarmsMax);
}

/** `next` null: nobody comes after its holder any more, so it stays there. */
async function passOn(
  tx: Transaction,
  organizationId: string,
  alarm: Due,
  next: Holder | null,
  now: Date,
): Promise<AuditLine | null> {
  const { alarmId, patientId, heldSince } = alarm;
  const step = next
    ? { ...next, heldSince: now, escalatesAt: earliestStep(alarm, next, now), toldAt: null }
    : { escalatesAt: null };
  const [moved] = await tx
    .update(measurementAlarm)
    .set(step)
    .where(
      and(
        eq(measurementAlarm.organizationId, organizationId),
        eq(measurementAlarm.alarmId, alarmId),
        eq(measurementAlarm.heldSince, heldSince),
        isNull(measurementAlarm.acknowledgedAt),
      ),
    )
    .returning({ alarmId: measurementAlarm.alarmId });
  if (!moved || !next) return null;
  await enqueue(tx, "measurements.tell", { organizationId, receiverId: next.heldBy });
  const object = { type: "measurement-alarm", id: alarmId };
  return {
    event: "measurement.alarm-passed-on",
    object,
    patientId,
    detail: { position: next.position, to: next.heldBy },
  };
}
