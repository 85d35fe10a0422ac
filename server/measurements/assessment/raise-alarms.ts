import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { measurementAlarm } from "#db/schema/measurements.agreements.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { PatientScope } from "#server/access/patient-scope.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { enqueue } from "#server/jobs/queue.ts";
import type { CountableValue } from "#server/measurements/interpretation/rules.ts";
import { dueMoment, silentSince, valuesThatAlarm } from "./alarm-rules.ts";
import { earliestStep, firstHolder } from "./escalation-rules.ts";
import type { AgreedAlarmRow, LoadedAssessment } from "./load-assessment.ts";
import { receiversHere } from "./receivers-here.ts";

type Raised = { lines: AuditLine[]; openByKind: Map<MeasurementKind, number> };
type Cause = { measurementId: string } | { silentSince: string };

/**
 * Raises the alarms agreed for one patient, once per value and once per silence, however often this runs: the unique keys of the table
 * guarantee it. The receiver is notified when the active hours begin.
 */
export async function raiseAlarms(
  scope: PatientScope,
  { alarmRules, kinds }: LoadedAssessment,
  now: Date,
): Promise<Raised> {
  if (alarmRules.length === 0) return { lines: [], openByKind: new Map() };
  const lines: AuditLine[] = [];
  const receiverIds = [...new Set(alarmRules.flatMap((rule) => rule.receiverIds))];
  const here = await receiversHere(scope.tx, scope.organizationId, scope.patientId, receiverIds);
  for (const rule of alarmRules) {
    const own = kinds.find((one) => one.facts.kind === rule.kind);
    // Bounds count here: a meter reading beyond its range must raise the alarm too.
    const series = own
      ? [...own.facts.values, ...own.bounds].sort((one, other) => Number(one.at) - Number(other.at))
      : [];
    const causes = causesOf(
      rule,
      series.filter((one) => !one.isPractice),
      now,
    );
    for (const cause of causes) {
      const raised = await raise(scope.tx, rule, cause, { here, now });
      if (raised) lines.push(raised);
    }
  }
  return { lines, openByKind: await openAlarms(scope, alarmRules) };
}

function causesOf(rule: AgreedAlarmRow, series: readonly CountableValue[], now: Date): Cause[] {
  const values = valuesThatAlarm(rule, series).map(({ measurementId }) => ({ measurementId }));
  const since = silentSince(rule, series, now);
  return since === null ? values : [...values, { silentSince: since }];
}

type Moment = { here: ReadonlySet<string>; now: Date };

async function raise(
  tx: Transaction,
  rule: AgreedAlarmRow,
  cause: Cause,
  { here, now }: Moment,
): Promise<AuditLine | null> {
  const { organizationId, alarmRuleId, patientId } = rule;
  const alarmId = uuidv7();
  const dueAt = dueMoment(now, rule.activeFrom, rule.activeUntil);
  const holder = firstHolder(rule, here);
  const held = { ...holder, heldSince: dueAt, escalatesAt: earliestStep(rule, holder, dueAt) };
  const [row] = await tx
    .insert(measurementAlarm)
    .values({ organizationId, alarmId, alarmRuleId, patientId, ...held, raisedAt: now, dueAt, ...cause })
    .onConflictDoNothing()
    .returning({ alarmId: measurementAlarm.alarmId });
  if (!row) return null;
  await enqueue(tx, "measurements.tell", { organizationId, receiverId: holder.heldBy }, { startAfter: dueAt });
  return {
    event: "measurement.alarm-raised",
    object: { type: "measurement-alarm", id: alarmId },
    patientId,
    detail: { rule: alarmRuleId, kind: rule.kind, due: dueAt.toISOString() },
  };
}

async function openAlarms(
  { tx, organizationId, patientId }: PatientScope,
  rules: readonly AgreedAlarmRow[],
): Promise<Map<MeasurementKind, number>> {
  const open = await tx
    .select({ alarmRuleId: measurementAlarm.alarmRuleId })
    .from(measurementAlarm)
    .where(
      and(
        eq(measurementAlarm.organizationId, organizationId),
        eq(measurementAlarm.patientId, patientId),
        isNull(measurementAlarm.acknowledgedAt),
      ),
    );
  const kinds = new Map(rules.map((rule) => [rule.alarmRuleId, rule.kind]));
  const counts = new Map<MeasurementKind, number>();
  for (const { alarmRuleId } of open) {
    const kind = kinds.get(alarmRuleId);
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
