import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import { measurementProtocol, measurementRule } from "#db/schema/measurements.agreements.ts";
import { measurement } from "#db/schema/measurements.ts";
import { patient } from "#db/schema/patients.ts";
import { person } from "#db/schema/people.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { PatientScope } from "#server/access/patient-scope.ts";
import { DomainError } from "#server/errors.ts";
import { type RulesInForce, rulesInForce, type StoredRule } from "#server/measurements/interpretation/book-rules.ts";
import type { ProtocolFacts } from "#server/measurements/interpretation/contract.ts";
import type { Pressure } from "#server/measurements/interpretation/home-pressure-contract.ts";
import { protocolFacts } from "#server/measurements/interpretation/protocol-rules.ts";
import { type Reading, readingsOf } from "#server/measurements/interpretation/reading-rules.ts";
import { firstIdSince } from "./arrival-rules.ts";

/** The person whose series these are. @throws NOT_FOUND. */
export async function personInScope({ tx, organizationId, patientId }: PatientScope) {
  const [found] = await tx
    .select({ birthDate: patient.birthDate })
    .from(patient)
    .where(and(eq(patient.organizationId, organizationId), eq(patient.patientId, patientId)));
  if (!found) throw new DomainError("NOT_FOUND", "patient.not-found");
  return found;
}

type RuleScope = Pick<PatientScope, "tx" | "organizationId"> & { patientId: string | null };

/** The rules now in force for a patient, or (null) for the organization. */
export async function loadRuleBook({ tx, organizationId, patientId }: RuleScope, now: Date): Promise<RulesInForce> {
  const rows: StoredRule[] = await tx
    .select({
      ruleId: measurementRule.ruleId,
      patientId: measurementRule.patientId,
      rule: measurementRule.rule,
      values: measurementRule.values,
      reason: measurementRule.reason,
      setByName: person.name,
      setAt: measurementRule.setAt,
      endedAt: measurementRule.endedAt,
    })
    .from(measurementRule)
    .leftJoin(person, eq(person.personId, measurementRule.setBy))
    .where(
      and(
        eq(measurementRule.organizationId, organizationId),
        patientId === null
          ? isNull(measurementRule.patientId)
          : or(isNull(measurementRule.patientId), eq(measurementRule.patientId, patientId)),
        isNull(measurementRule.endedAt),
      ),
    );
  return rulesInForce(rows, now);
}

/** Measurement protocols, newest first. */
export async function loadProtocols(
  { tx, organizationId, patientId }: PatientScope,
  today: string,
): Promise<ProtocolFacts[]> {
  const rows = await tx
    .select({ row: measurementProtocol, startedByName: person.name })
    .from(measurementProtocol)
    .leftJoin(person, eq(person.personId, measurementProtocol.startedBy))
    .where(and(eq(measurementProtocol.organizationId, organizationId), eq(measurementProtocol.patientId, patientId)))
    .orderBy(desc(measurementProtocol.startsOn), desc(measurementProtocol.protocolId))
    .limit(50);
  return rows.map(({ row, startedByName }) => protocolFacts({ ...row, startedByName }, today));
}

/** The last blood pressure measured at the practice, or null. */
export async function loadPracticePressure({ tx, organizationId, patientId }: PatientScope): Promise<Pressure | null> {
  const [row] = await tx
    .select({ value: measurement.value, diastolic: measurement.diastolic })
    .from(measurement)
    .where(
      and(
        eq(measurement.organizationId, organizationId),
        eq(measurement.patientId, patientId),
        // Not a parameter: a generic plan for any origin cannot use this partial index.
        sql`${measurement.origin} = 'practice'`,
        eq(measurement.kind, "blood-pressure"),
        isNull(measurement.setAside),
      ),
    )
    .orderBy(desc(measurement.measurementId))
    .limit(1);
  if (!row || row.value === null || row.diastolic === null) return null;
  return { systolic: row.value, diastolic: row.diastolic };
}

type SnakeCase<Name extends string> = Name extends `${infer Head}${infer Rest}`
  ? Head extends Lowercase<Head>
    ? `${Head}${SnakeCase<Rest>}`
    : `_${Lowercase<Head>}${SnakeCase<Rest>}`
  : Name;

export type MeasurementRow = typeof measurement.$inferSelect;
export type MeasurementReading = Reading<MeasurementRow>;

type Period = {
  kind: MeasurementKind;
  /** Null: since the first. */
  from: Date | null;
  until?: Date | undefined;
  countMax: number;
};

/**
 * Readings of one kind with `from` ≤ time < `until`, oldest first, those set aside included. When there are more than `countMax` values,
 * the newest.
 */
export async function loadValues(
  { raw, organizationId, patientId }: PatientScope,
  { kind, from, until, countMax }: Period,
): Promise<MeasurementReading[]> {
  const rows = await raw<StoredMeasurement[]>`
    select * from measurement
    where organization_id = ${organizationId} and patient_id = ${patientId} and kind = ${kind}
      ${from ? raw`and effective_at >= ${from.toISOString()}::timestamptz and measurement_id >= ${firstIdSince(from)}` : raw``}
      ${until ? raw`and effective_at < ${until.toISOString()}::timestamptz` : raw``}
    order by effective_at desc, measurement_id desc limit ${countMax}`;
  return readingsOf(rows.map(measurementOf).reverse());
}

/** As the driver returns a row. Mapped by hand: a series has thousands, and Drizzle's column mapping doubles the cost. */
type StoredMeasurement = {
  [Name in keyof MeasurementRow as SnakeCase<Name>]: MeasurementRow[Name] extends Date ? string : MeasurementRow[Name];
};

function measurementOf(row: StoredMeasurement): MeasurementRow {
  return {
    organizationId: row.organization_id,
    measurementId: row.measurement_id,
    patientId: row.patient_id,
    kind: row.kind,
    effectiveAt: new Date(row.effective_at),
    hasTime: row.has_time,
    value: row.value,
    diastolic: row.diastolic,
    sign: row.sign,
    diastolicSign: row.diastolic_sign,
    interpretation: row.interpretation,
    moment: row.moment,
    origin: row.origin,
    setAside: row.set_aside,
    comment: row.comment,
    deliveryId: row.delivery_id,
    identifierReused: row.identifier_reused,
    version: row.version,
    coding: row.coding,
  };
}
