import { and, asc, desc, eq, gte, isNull, or, sql } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import type { Transaction } from "#db/client.ts";
import { delivery, gatewayTrust } from "#db/schema/gateways.ts";
import { measurementProtocol, measurementRule } from "#db/schema/measurements.agreements.ts";
import { measurement } from "#db/schema/measurements.ts";
import { patient } from "#db/schema/patients.ts";
import { person } from "#db/schema/people.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { attentionRanks } from "#db/terms/reviews.ts";
import { firstIdAt } from "#server/audit/rules.ts";
import { DomainError } from "#server/errors.ts";
import { type RulesInForce, rulesInForce, type StoredRule } from "./book-rules.ts";
import type { Pressure } from "./home-pressure-contract.ts";
import type { PopulationFilter } from "./population-contract.ts";
import { protocolFacts } from "./protocol-rules.ts";
import type { DeliveryOrigin, ProtocolFacts } from "./series-contract.ts";

type SnakeCase<Name extends string> = Name extends `${infer Head}${infer Rest}`
  ? Head extends Lowercase<Head>
    ? `${Head}${SnakeCase<Rest>}`
    : `_${Lowercase<Head>}${SnakeCase<Rest>}`
  : Name;
export type MeasurementRow = typeof measurement.$inferSelect;

/** An hour of room: the clock that made an id and the clock that timed a value need not agree. */
const clockRoomMs = 3_600_000;

/**
 * No value of this moment or later came before it, so older partitions need not be looked at. A value dated after its arrival is
 * set aside, and is the one exception.
 */
export function arrivedSince(moment: Date) {
  return gte(measurement.measurementId, firstIdAt(new Date(moment.getTime() - clockRoomMs)));
}

/** Whom the series is of, or NOT_FOUND. */
export async function personInScope(tx: Transaction, organizationId: string, patientId: string) {
  const [found] = await tx
    .select({ birthDate: patient.birthDate })
    .from(patient)
    .where(and(eq(patient.organizationId, organizationId), eq(patient.patientId, patientId)));
  if (!found) throw new DomainError("NOT_FOUND", "patient.not-found");
  return found;
}

/** The rule book as it holds now for a patient, or (null) for the organization. */
export async function rulesInScope(
  tx: Transaction,
  organizationId: string,
  patientId: string | null,
  now: Date,
): Promise<RulesInForce> {
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

/** Periods with a plan, newest first. */
export async function protocolsInScope(
  tx: Transaction,
  organizationId: string,
  patientId: string,
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

/** What the practice measured last of somebody's blood pressure, or null. */
export async function practicePressure(
  tx: Transaction,
  organizationId: string,
  patientId: string,
): Promise<Pressure | null> {
  const [row] = await tx
    .select({ value: measurement.value, second: measurement.second })
    .from(measurement)
    .where(
      and(
        eq(measurement.organizationId, organizationId),
        eq(measurement.patientId, patientId),
        // Not as a parameter: a plan for any origin cannot use the index of this one.
        sql`${measurement.origin} = 'practice'`,
        eq(measurement.kind, "blood-pressure"),
        isNull(measurement.setAside),
      ),
    )
    .orderBy(desc(measurement.measurementId))
    .limit(1);
  if (!row || row.value === null || row.second === null) return null;
  return { systolic: row.value, diastolic: row.second };
}

type Period = { kind: MeasurementKind; from: Date; until?: Date | undefined; withAside?: boolean; countMax: number };

/**
 * Values of one kind from `from` until before `until`, oldest first: those that count and, if asked, those set aside; of more than
 * `countMax` the newest.
 */
export async function valuesInScope(
  raw: TransactionSql,
  organizationId: string,
  patientId: string,
  { kind, from, until, withAside = false, countMax }: Period,
): Promise<MeasurementRow[]> {
  const rows = await raw<StoredMeasurement[]>`
    select * from measurement
    where organization_id = ${organizationId} and patient_id = ${patientId} and kind = ${kind}
      and effective_at >= ${from.toISOString()}::timestamptz
      and measurement_id >= ${firstIdAt(new Date(from.getTime() - clockRoomMs))}
      ${until ? raw`and effective_at < ${until.toISOString()}::timestamptz` : raw``}
      ${withAside ? raw`` : raw`and set_aside is null`}
    order by effective_at desc, measurement_id desc limit ${countMax}`;
  return rows.map(measurementOf).reverse();
}

/** As the driver has a row; by hand, because a series has thousands and building and mapping them by column costs as much as the rest. */
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
    second: row.second,
    sign: row.sign,
    secondSign: row.second_sign,
    interpretation: row.interpretation,
    moment: row.moment,
    origin: row.origin,
    setAside: row.set_aside,
    comment: row.comment,
    deliveryId: row.delivery_id,
    identifierReused: row.identifier_reused,
  };
}

/** One value of one patient, or NOT_FOUND. `lock`: nobody else changes it meanwhile. */
export async function measurementInScope(
  tx: Transaction,
  organizationId: string,
  ids: { patientId: string; measurementId: string },
  lock: "update" | "none" = "none",
): Promise<MeasurementRow> {
  const found = tx
    .select()
    .from(measurement)
    .where(
      and(
        eq(measurement.organizationId, organizationId),
        eq(measurement.measurementId, ids.measurementId),
        eq(measurement.patientId, ids.patientId),
      ),
    );
  const [row] = await (lock === "update" ? found.for("update") : found);
  if (!row) throw new DomainError("NOT_FOUND", "measurement.not-found");
  return row;
}

/** Where deliveries came from. Ids that are no delivery (values of the practice) are not in the answer. */
export async function originsInScope(
  tx: Transaction,
  organizationId: string,
  deliveryIds: readonly string[],
): Promise<DeliveryOrigin[]> {
  const ids = [...new Set(deliveryIds)];
  if (ids.length === 0) return [];
  return tx
    .select({
      deliveryId: delivery.deliveryId,
      gatewayName: gatewayTrust.name,
      pgoName: delivery.pgoName,
      receivedAt: delivery.receivedAt,
    })
    .from(delivery)
    .innerJoin(
      gatewayTrust,
      and(eq(gatewayTrust.organizationId, delivery.organizationId), eq(gatewayTrust.trustId, delivery.trustId)),
    )
    .where(
      and(eq(delivery.organizationId, organizationId), sql`${delivery.deliveryId} = any(${sql.param(ids)}::uuid[])`),
    )
    .orderBy(asc(delivery.deliveryId));
}

/** Which series (`s`) a filter lets through. */
export function populationInScope(raw: TransactionSql, organizationId: string, filter: PopulationFilter, now: Date) {
  const { kind, state, protocol, attention, silentDays } = filter;
  const silentSince = silentDays && new Date(now.getTime() - silentDays * 86_400_000).toISOString();
  const isIn = protocol === "in" ? raw`and s.protocol_id is not null` : raw`and s.protocol_id is null`;
  return raw`s.organization_id = ${organizationId}
    ${kind ? raw`and s.kind = ${kind}` : raw``}
    ${state ? raw`and s.state = ${state}` : raw``}
    ${protocol ? isIn : raw``}
    ${attention ? raw`and s.attention >= ${attentionRanks[attention]}` : raw``}
    ${silentSince ? raw`and coalesce(s.last_at, '-infinity'::timestamptz) < ${silentSince}::timestamptz` : raw``}`;
}
