import { and, eq, gte, isNull, lte, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { measurementSetAside, measurementSource } from "#db/schema/measurements.ts";
import { person } from "#db/schema/people.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { momentOfId } from "#server/audit/rules.ts";
import type { MeasurementReading } from "#server/measurements/assessment/scope.ts";
import type { standingBy } from "#server/measurements/interpretation/standing-rules.ts";
import type { MeasuredValue } from "./contract.ts";

/** Devices are looked up for this many of the newest values. */
const devicesMax = 10;

/** Stored values as shown, in the same order: with status, who set them aside, and the device of the newest ones. */
export async function readValues(
  tx: Transaction,
  organizationId: string,
  rows: readonly MeasurementReading[],
  standingFor: (kind: MeasurementKind) => ReturnType<typeof standingBy>,
): Promise<MeasuredValue[]> {
  const newest = rows.toSorted((a, b) => b.effectiveAt.getTime() - a.effectiveAt.getTime()).slice(0, devicesMax);
  const aside = rows.filter((row) => row.setAside === "by-a-person");
  const [devices, setters] = await Promise.all([
    devicesOf(tx, organizationId, newest),
    settersOf(tx, organizationId, aside),
  ]);
  return rows.map(({ organizationId: _, patientId: __, version: ___, coding: ____, effectiveAt: at, ...row }) => ({
    ...row,
    at,
    setAsideBy: setters.get(row.measurementId) ?? null,
    receivedAt: momentOfId(row.measurementId),
    standing:
      row.setAside !== null || row.value === null
        ? "no-target"
        : standingFor(row.kind)({ value: row.value, diastolic: row.diastolic, moment: row.moment }),
    device: devices.get(row.measurementId) ?? null,
    interpretation: row.interpretation ?? [],
  }));
}

async function devicesOf(tx: Transaction, organizationId: string, rows: readonly MeasurementReading[]) {
  if (rows.length === 0) return new Map<string, string | null>();
  const found = await tx
    .select({
      measurementId: measurementSource.measurementId,
      device: sql<string | null>`${measurementSource.understood}->>'device'`,
    })
    .from(measurementSource)
    .where(
      and(eq(measurementSource.organizationId, organizationId), amongIds(measurementSource.measurementId, idsOf(rows))),
    );
  return new Map(found.map((row) => [row.measurementId, row.device]));
}

async function settersOf(tx: Transaction, organizationId: string, rows: readonly MeasurementReading[]) {
  if (rows.length === 0) return new Map<string, NonNullable<MeasuredValue["setAsideBy"]>>();
  const found = await tx
    .select({
      measurementId: measurementSetAside.measurementId,
      name: person.name,
      at: measurementSetAside.setAsideAt,
      reason: measurementSetAside.reason,
    })
    .from(measurementSetAside)
    .leftJoin(person, eq(person.personId, measurementSetAside.setAsideBy))
    .where(
      and(
        eq(measurementSetAside.organizationId, organizationId),
        amongIds(measurementSetAside.measurementId, idsOf(rows)),
        isNull(measurementSetAside.takenBackAt),
      ),
    );
  return new Map(found.map(({ measurementId, ...setter }) => [measurementId, setter]));
}

function idsOf(rows: readonly MeasurementReading[]): string[] {
  return rows.map((row) => row.measurementId);
}

/** The lower and upper bound allow partition pruning. */
function amongIds(
  column: typeof measurementSource.measurementId | typeof measurementSetAside.measurementId,
  ids: string[],
) {
  const sorted = ids.toSorted();
  return and(
    gte(column, sorted[0] ?? ""),
    lte(column, sorted.at(-1) ?? ""),
    sql`${column} = any(${sql.param(ids)}::uuid[])`,
  );
}
