import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "#db/client.ts";
import { measurementAlarm, measurementAlarmRule } from "#db/schema/measurements.agreements.ts";
import { measurement, measurementSummary } from "#db/schema/measurements.ts";
import { person } from "#db/schema/people.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { dutchClock } from "#server/calendar/dutch-clock.ts";
import type { AlarmFacts, AlarmRuleFacts } from "./alarm-contract.ts";
import { readValues } from "./read-values.ts";
import { personInScope, protocolsInScope, rulesInScope } from "./scope.ts";
import type { PatientMeasurements } from "./series-contract.ts";
import { targetsOf } from "./series-rules.ts";
import { standingBy } from "./standing-rules.ts";

const latestMax = 10;
const alarmsMax = 50;

/** How everything that one patient measures stands, with the newest values, and what was agreed about it. */
export async function getMeasurements(
  { access, patientId }: OpenedPatient<"measurement.read">,
  now = new Date(),
): Promise<PatientMeasurements> {
  const { organizationId } = access;
  const today = dutchClock(now).day;
  return look(access, async (tx) => {
    const [{ birthDate }, summaries, protocols, rules, alarmRules, alarms] = await Promise.all([
      personInScope(tx, organizationId, patientId),
      summariesOf(tx, organizationId, patientId),
      protocolsInScope(tx, organizationId, patientId, today),
      rulesInScope(tx, organizationId, patientId, now),
      alarmRulesOf(tx, organizationId, patientId),
      openAlarmsOf(tx, organizationId, patientId),
    ]);
    const newest = await Promise.all(summaries.map(({ kind }) => newestOf(tx, organizationId, patientId, kind)));
    const standingFor = (kind: MeasurementKind) =>
      standingBy(kind, targetsOf(kind, rules, { birthDate, today }), rules);
    const latest = await Promise.all(newest.map((rows) => readValues(tx, organizationId, rows, standingFor)));
    return {
      kinds: summaries.map((summary, at) => ({ ...summary, latest: latest[at] ?? [] })),
      protocols,
      rules: Object.values(rules),
      alarmRules,
      alarms,
    };
  });
}

function summariesOf(tx: Transaction, organizationId: string, patientId: string) {
  const { kind, lastAt, lastValue, lastSecond, averageValue, averageSecond } = measurementSummary;
  const { countInWindow, state, attention, reasons, protocolId } = measurementSummary;
  return tx
    .select({
      ...{ kind, lastAt, lastValue, lastSecond, averageValue, averageSecond },
      ...{ countInWindow, state, attention, reasons, protocolId },
    })
    .from(measurementSummary)
    .where(and(eq(measurementSummary.organizationId, organizationId), eq(measurementSummary.patientId, patientId)))
    .orderBy(desc(attention), sql`${lastAt} desc nulls last`, asc(kind));
}

function newestOf(tx: Transaction, organizationId: string, patientId: string, kind: MeasurementKind) {
  return tx
    .select()
    .from(measurement)
    .where(
      and(
        eq(measurement.organizationId, organizationId),
        eq(measurement.patientId, patientId),
        eq(measurement.kind, kind),
      ),
    )
    .orderBy(desc(measurement.effectiveAt), desc(measurement.measurementId))
    .limit(latestMax);
}

const receiver = alias(person, "receiver");
const agreer = alias(person, "agreer");

function alarmRulesOf(tx: Transaction, organizationId: string, patientId: string): Promise<AlarmRuleFacts[]> {
  const { alarmRuleId, kind, condition, receiverId, activeFrom, activeUntil, reason, agreedAt } = measurementAlarmRule;
  return tx
    .select({
      ...{ alarmRuleId, kind, condition, receiverId, activeFrom, activeUntil, reason, agreedAt },
      receiverName: receiver.name,
      agreedByName: agreer.name,
    })
    .from(measurementAlarmRule)
    .leftJoin(receiver, eq(receiver.personId, receiverId))
    .leftJoin(agreer, eq(agreer.personId, measurementAlarmRule.agreedBy))
    .where(
      and(
        eq(measurementAlarmRule.organizationId, organizationId),
        eq(measurementAlarmRule.patientId, patientId),
        isNull(measurementAlarmRule.endedAt),
      ),
    )
    .orderBy(asc(kind), asc(alarmRuleId));
}

/** An alarm stays open when what it was agreed in has ended. */
async function openAlarmsOf(tx: Transaction, organizationId: string, patientId: string): Promise<AlarmFacts[]> {
  const { alarmId, alarmRuleId, raisedAt, dueAt, acknowledgedAt } = measurementAlarm;
  const { kind, condition, reason } = measurementAlarmRule;
  const rows = await tx
    .select({
      ...{ alarmId, alarmRuleId, raisedAt, dueAt, acknowledgedAt, kind, condition, reason },
      value: measurement.value,
      second: measurement.second,
      sign: measurement.sign,
      secondSign: measurement.secondSign,
      measuredAt: measurement.effectiveAt,
      receiverName: receiver.name,
    })
    .from(measurementAlarm)
    .innerJoin(
      measurementAlarmRule,
      and(eq(measurementAlarmRule.organizationId, organizationId), eq(measurementAlarmRule.alarmRuleId, alarmRuleId)),
    )
    .leftJoin(
      measurement,
      and(
        eq(measurement.organizationId, organizationId),
        eq(measurement.measurementId, measurementAlarm.measurementId),
      ),
    )
    .leftJoin(receiver, eq(receiver.personId, measurementAlarm.receiverId))
    .where(
      and(
        eq(measurementAlarm.organizationId, organizationId),
        eq(measurementAlarm.patientId, patientId),
        isNull(acknowledgedAt),
      ),
    )
    .orderBy(desc(raisedAt), desc(alarmId))
    .limit(alarmsMax);
  return rows.map((row) => ({ ...row, acknowledgedByName: null }));
}
