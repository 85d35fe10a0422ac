import { and, asc, desc, eq, gte, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { measurementAlarm, measurementAlarmRule } from "#db/schema/measurements.agreements.ts";
import { measurement, measurementSummary } from "#db/schema/measurements.ts";
import { person } from "#db/schema/people.ts";
import { alarmsAtOnceMax } from "#db/terms/measurement-alarms.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { PatientScope } from "#server/access/patient-scope.ts";
import { dutchClock } from "#server/calendar/clock.ts";
import type { AlarmRuleFacts } from "#server/measurements/assessment/contract.ts";
import { handledSince } from "#server/measurements/assessment/escalation-rules.ts";
import { loadProtocols, loadRuleBook, loadValues, personInScope } from "#server/measurements/assessment/scope.ts";
import { targetsOf } from "#server/measurements/interpretation/rules.ts";
import { standingBy } from "#server/measurements/interpretation/standing-rules.ts";
import { readValues } from "#server/measurements/values/read-values.ts";
import type { PatientMeasurements } from "./contract.ts";

const latestMax = 10;

/** The status of every kind one patient measures, with the newest values and the agreements about it. */
export async function getMeasurements(
  { access, patientId }: OpenedPatient<"measurement.read">,
  now = new Date(),
): Promise<PatientMeasurements> {
  const { organizationId } = access;
  const today = dutchClock(now).day;
  const readerId = access.actor.kind === "person" ? access.actor.personId : null;
  return look(access, async (tx, raw) => {
    const scope = { tx, raw, organizationId, patientId };
    const [{ birthDate }, summaries, protocols, rules, alarmRules, alarms] = await Promise.all([
      personInScope(scope),
      summariesOf(scope),
      loadProtocols(scope, today),
      loadRuleBook(scope, now),
      alarmRulesOf(scope),
      alarmsOf(scope, handledSince(now)),
    ]);
    const newest = await Promise.all(summaries.map(({ kind }) => newestOf(scope, kind)));
    const standingFor = (kind: MeasurementKind) =>
      standingBy(kind, targetsOf(kind, rules, { birthDate, today }), rules);
    const latest = await Promise.all(newest.map((rows) => readValues(tx, organizationId, rows, standingFor)));
    return {
      kinds: summaries.map((summary, at) => ({ ...summary, latest: latest[at] ?? [] })),
      protocols,
      rules: Object.values(rules),
      alarmRules,
      alarms: alarms.filter((alarm) => alarm.acknowledgedAt === null),
      handledAlarms: alarms
        .filter((alarm) => alarm.acknowledgedAt !== null)
        .map((alarm) => ({ ...alarm, isHandledByReader: alarm.acknowledgedBy === readerId })),
    };
  });
}

function summariesOf({ tx, organizationId, patientId }: PatientScope) {
  const { kind, lastAt, lastValue, lastDiastolic, averageValue, averageDiastolic } = measurementSummary;
  const { countInWindow, state, attention, reasons, protocolId } = measurementSummary;
  return tx
    .select({
      ...{ kind, lastAt, lastValue, lastDiastolic, averageValue, averageDiastolic },
      ...{ countInWindow, state, attention, reasons, protocolId },
    })
    .from(measurementSummary)
    .where(and(eq(measurementSummary.organizationId, organizationId), eq(measurementSummary.patientId, patientId)))
    .orderBy(desc(attention), sql`${lastAt} desc nulls last`, asc(kind));
}

/** Twice as many values as readings that are shown: each may have been sent in two halves. */
async function newestOf(scope: PatientScope, kind: MeasurementKind) {
  const readings = await loadValues(scope, { kind, from: null, countMax: 2 * latestMax });
  return readings.slice(-latestMax).reverse();
}

const holder = alias(person, "holder");
const handler = alias(person, "handler");
const agreer = alias(person, "agreer");

function alarmRulesOf({ tx, organizationId, patientId }: PatientScope): Promise<AlarmRuleFacts[]> {
  const { alarmRuleId, kind, condition, receiverIds, activeFrom, activeUntil, reason, agreedAt } = measurementAlarmRule;
  const { thenTeam, escalateAfterMinutes } = measurementAlarmRule;
  return tx
    .select({
      ...{ alarmRuleId, kind, condition, thenTeam, escalateAfterMinutes, activeFrom, activeUntil, reason, agreedAt },
      receiverNames: sql<
        (string | null)[]
      >`array(select p.name from unnest(${receiverIds}) with ordinality u (id, place)
        left join person p on p.person_id = u.id order by u.place)`,
      agreedByName: agreer.name,
    })
    .from(measurementAlarmRule)
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

/** Those that are open, also after their rule has ended, and then those that were handled since. */
async function alarmsOf({ tx, organizationId, patientId }: PatientScope, since: Date) {
  const { alarmId, alarmRuleId, raisedAt, dueAt, acknowledgedAt, heldSince, position } = measurementAlarm;
  const { acknowledgedBy, outcome, outcomeNote } = measurementAlarm;
  const { kind, condition, reason } = measurementAlarmRule;
  const rows = await tx
    .select({
      ...{ alarmId, alarmRuleId, raisedAt, dueAt, acknowledgedAt, kind, condition, reason, heldSince, position },
      ...{ acknowledgedBy, outcome, outcomeNote },
      value: measurement.value,
      diastolic: measurement.diastolic,
      sign: measurement.sign,
      diastolicSign: measurement.diastolicSign,
      measuredAt: measurement.effectiveAt,
      heldByName: holder.name,
      acknowledgedByName: handler.name,
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
    .leftJoin(holder, eq(holder.personId, measurementAlarm.heldBy))
    .leftJoin(handler, eq(handler.personId, acknowledgedBy))
    .where(
      and(
        eq(measurementAlarm.organizationId, organizationId),
        eq(measurementAlarm.patientId, patientId),
        or(isNull(acknowledgedAt), gte(acknowledgedAt, since)),
      ),
    )
    .orderBy(sql`${acknowledgedAt} desc nulls first`, desc(raisedAt), desc(alarmId))
    .limit(alarmsAtOnceMax);
  return rows.map(({ position: place, ...row }) => ({ ...row, isPassedOn: place > 0, isHandledByReader: false }));
}
