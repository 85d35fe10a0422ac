import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { measurementAlarm } from "#db/schema/measurements.agreements.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { enqueue } from "#server/jobs/queue.ts";
import { dueMoment, silentSince, valuesThatAlarm } from "./alarm-rules.ts";
import type { AgreedAlarmRow, LoadedAssessment } from "./load-assessment.ts";
import type { CountedValue } from "./series-rules.ts";

type Raised = { lines: AuditLine[]; openByKind: Map<MeasurementKind, number> };
type Cause = { measurementId: string } | { silentSince: string };

/**
 * Raises the alarms that were agreed for one patient, once for each value and once for each silence, whoever looks and however often;
 * the unique keys of the table are the guard. Its receiver is told when the agreed hours begin.
 */
export async function raiseAlarms(
  tx: Transaction,
  organizationId: string,
  patientId: string,
  { alarmRules, kinds }: LoadedAssessment,
  now: Date,
): Promise<Raised> {
  if (alarmRules.length === 0) return { lines: [], openByKind: new Map() };
  const lines: AuditLine[] = [];
  for (const rule of alarmRules) {
    const own = kinds.find((one) => one.facts.kind === rule.kind);
    // A meter that says "higher than I can tell" must not stay silent.
    const series = own
      ? [...own.facts.values, ...own.bounds].sort((one, other) => Number(one.at) - Number(other.at))
      : [];
    const causes = causesOf(
      rule,
      series.filter((one) => !one.isPractice),
      now,
    );
    for (const cause of causes) {
      const raised = await raise(tx, rule, cause, now);
      if (raised) lines.push(raised);
    }
  }
  return { lines, openByKind: await openAlarms(tx, organizationId, patientId, alarmRules) };
}

function causesOf(rule: AgreedAlarmRow, series: readonly CountedValue[], now: Date): Cause[] {
  const values = valuesThatAlarm(rule, series).map(({ measurementId }) => ({ measurementId }));
  const since = silentSince(rule, series, now);
  return since === null ? values : [...values, { silentSince: since }];
}

async function raise(tx: Transaction, rule: AgreedAlarmRow, cause: Cause, now: Date): Promise<AuditLine | null> {
  const { organizationId, alarmRuleId, patientId, receiverId } = rule;
  const alarmId = uuidv7();
  const dueAt = dueMoment(now, rule.activeFrom, rule.activeUntil);
  const [row] = await tx
    .insert(measurementAlarm)
    .values({ organizationId, alarmId, alarmRuleId, patientId, receiverId, raisedAt: now, dueAt, ...cause })
    .onConflictDoNothing()
    .returning({ alarmId: measurementAlarm.alarmId });
  if (!row) return null;
  await enqueue(tx, "measurements.tell", { organizationId, receiverId }, { startAfter: dueAt });
  return {
    event: "measurement.alarm-raised",
    object: { type: "measurement-alarm", id: alarmId },
    patientId,
    detail: { rule: alarmRuleId, kind: rule.kind, due: dueAt.toISOString() },
  };
}

async function openAlarms(
  tx: Transaction,
  organizationId: string,
  patientId: string,
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
