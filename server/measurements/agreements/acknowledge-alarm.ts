import { and, eq, inArray, isNull } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import type { Transaction } from "#db/client.ts";
import { measurementAlarm } from "#db/schema/measurements.agreements.ts";
import type { AlarmOutcome } from "#db/terms/measurement-alarms.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "#server/measurements/assessment/assess-measurements.ts";
import type { AcknowledgeAlarmInput } from "./contract.ts";

type Acknowledge = Access<"measurement.acknowledge-alarm">;

/** Marks an alarm as handled: what came of it, and who did so. @throws NOT_FOUND when someone already has. */
export async function acknowledgeAlarm(
  access: Acknowledge,
  { alarmId, outcome, note }: AcknowledgeAlarmInput,
  now = new Date(),
): Promise<void> {
  return change(access, async (tx, raw) => {
    const handled = { alarmIds: [alarmId], outcome, note, reviewId: null };
    const { count, lines } = await acknowledgeInside(access, { tx, raw }, handled, now);
    if (count === 0) throw new DomainError("NOT_FOUND", "measurement.alarm-gone");
    return { result: undefined, event: lines };
  });
}

type Handled = {
  alarmIds: readonly string[];
  /** When given, alarms of another patient are left alone. */
  patientId?: string;
  outcome: AlarmOutcome;
  note: string;
  /** The conclusion of the round that handles them; null: on their own. */
  reviewId: string | null;
};

/**
 * Marks alarms as handled, in the caller's transaction. What a colleague handled first stays as it is. @returns how many were marked.
 */
export async function acknowledgeInside(
  access: Acknowledge,
  { tx, raw }: { tx: Transaction; raw: TransactionSql },
  { alarmIds, patientId, outcome, note, reviewId }: Handled,
  now: Date,
): Promise<{ count: number; lines: AuditLine[] }> {
  const { organizationId } = access;
  const acknowledgedBy = personActing(access).personId;
  const done = await tx
    .update(measurementAlarm)
    .set({ acknowledgedBy, acknowledgedAt: now, outcome, outcomeNote: note === "" ? null : note, reviewId })
    .where(
      and(
        eq(measurementAlarm.organizationId, organizationId),
        inArray(measurementAlarm.alarmId, [...alarmIds]),
        patientId === undefined ? undefined : eq(measurementAlarm.patientId, patientId),
        isNull(measurementAlarm.acknowledgedAt),
      ),
    )
    .returning({ alarmId: measurementAlarm.alarmId, patientId: measurementAlarm.patientId });
  const lines: AuditLine[] = done.map((alarm) => ({
    event: "measurement.alarm-acknowledged",
    object: { type: "measurement-alarm", id: alarm.alarmId },
    patientId: alarm.patientId,
    detail: { outcome, review: reviewId },
  }));
  for (const patient of new Set(done.map((alarm) => alarm.patientId))) {
    const assessed = await assessInside({ tx, raw, organizationId, patientId: patient }, now);
    lines.push(...assessed.lines);
  }
  return { count: done.length, lines };
}
