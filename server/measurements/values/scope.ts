import { and, asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { delivery, gatewayTrust } from "#db/schema/gateways.ts";
import { measurement } from "#db/schema/measurements.ts";
import type { PatientScope } from "#server/access/patient-scope.ts";
import { DomainError } from "#server/errors.ts";
import { loadValues, type MeasurementReading, type MeasurementRow } from "#server/measurements/assessment/scope.ts";
import type { DeliveryOrigin } from "./contract.ts";

/** One value of one patient. `lock`: "update" locks the row. @throws NOT_FOUND. */
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

const atOneInstantMax = 100;

/** The reading that a value is or is part of; read with whatever else has its time, as for a chart. @throws NOT_FOUND. */
export async function readingInScope(scope: PatientScope, measurementId: string): Promise<MeasurementReading> {
  const { tx, organizationId, patientId } = scope;
  const { kind, effectiveAt } = await measurementInScope(tx, organizationId, { patientId, measurementId });
  // Not from its time on: a sender's clock may run ahead of the arrival, by which the partitions are cut.
  const until = new Date(effectiveAt.getTime() + 1);
  const readings = await loadValues(scope, { kind, from: null, until, countMax: atOneInstantMax });
  const found = readings.find((one) => one.measurementId === measurementId || one.otherHalfId === measurementId);
  if (!found) throw new DomainError("NOT_FOUND", "measurement.not-found");
  return found;
}

/** Where deliveries came from. Ids that are not deliveries (values recorded by the practice) are left out. */
export async function loadOrigins(
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
