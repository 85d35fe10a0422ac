import { and, eq, isNotNull, type SQL } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import type { Transaction } from "#db/client.ts";
import { measurementAlarm, measurementAlarmRule } from "#db/schema/measurements.agreements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "#server/measurements/assessment/assess-measurements.ts";
import { earliestStep, handledSince } from "#server/measurements/assessment/escalation-rules.ts";
import type { ReopenAlarmInput } from "./contract.ts";

type Acknowledge = Access<"measurement.acknowledge-alarm">;
type Inside = { tx: Transaction; raw: TransactionSql };

/**
 * Takes back that an alarm was handled: it is its holder's again, who has the agreed time from now on. The log keeps both.
 * @throws NOT_FOUND for another person's, and CONFLICT a day after it was handled.
 */
export async function reopenAlarm(access: Acknowledge, { alarmId }: ReopenAlarmInput, now = new Date()): Promise<void> {
  return change(access, async (tx, raw) => {
    const [found] = await ownHandled(access, tx, eq(measurementAlarm.alarmId, alarmId));
    const handledAt = found?.alarm.acknowledgedAt;
    if (!found || !handledAt) throw new DomainError("NOT_FOUND", "measurement.alarm-gone");
    if (handledAt < handledSince(now)) throw new DomainError("CONFLICT", "measurement.alarm-reopen-late");
    return { result: undefined, event: await reopenFound(access, { tx, raw }, found, now) };
  });
}

/** Reopens the alarms that a conclusion of the round handled, in the caller's transaction; one reopened since is left alone. */
export async function reopenOfReview(
  access: Acknowledge,
  inside: Inside,
  { patientId, reviewId }: { patientId: string; reviewId: string },
  now: Date,
): Promise<AuditLine[]> {
  // By the patient, whose index it is.
  const ofReview = and(eq(measurementAlarm.patientId, patientId), eq(measurementAlarm.reviewId, reviewId));
  const lines: AuditLine[] = [];
  for (const found of await ownHandled(access, inside.tx, ofReview))
    lines.push(...(await reopenFound(access, inside, found, now)));
  return lines;
}

type Found = Awaited<ReturnType<typeof ownHandled>>[number];

/** The alarms that the caller handled, with their rules, locked. */
function ownHandled(access: Acknowledge, tx: Transaction, which: SQL | undefined) {
  const { organizationId } = access;
  return tx
    .select({ alarm: measurementAlarm, rule: measurementAlarmRule })
    .from(measurementAlarm)
    .innerJoin(
      measurementAlarmRule,
      and(
        eq(measurementAlarmRule.organizationId, organizationId),
        eq(measurementAlarmRule.alarmRuleId, measurementAlarm.alarmRuleId),
      ),
    )
    .where(
      and(
        eq(measurementAlarm.organizationId, organizationId),
        eq(measurementAlarm.acknowledgedBy, personActing(access).personId),
        isNotNull(measurementAlarm.acknowledgedAt),
        which,
      ),
    )
    .for("update", { of: measurementAlarm });
}

async function reopenFound(
  { organizationId }: Acknowledge,
  { tx, raw }: Inside,
  { alarm, rule }: Found,
  now: Date,
): Promise<AuditLine[]> {
  const { alarmId, patientId } = alarm;
  await tx
    .update(measurementAlarm)
    .set({
      ...{ acknowledgedBy: null, acknowledgedAt: null, outcome: null, outcomeNote: null, reviewId: null },
      ...{ heldSince: now, escalatesAt: earliestStep(rule, alarm, now) },
    })
    .where(and(eq(measurementAlarm.organizationId, organizationId), eq(measurementAlarm.alarmId, alarmId)));
  const { lines } = await assessInside({ tx, raw, organizationId, patientId }, now);
  const object = { type: "measurement-alarm", id: alarmId };
  return [{ event: "measurement.alarm-reopened", object, patientId }, ...lines];
}
