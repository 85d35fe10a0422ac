import { and, asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "#db/client.ts";
import { auditEvent } from "#db/schema/audit.ts";
import { measurementSetAside, measurementSource } from "#db/schema/measurements.ts";
import { person } from "#db/schema/people.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { dutchClock } from "#server/calendar/clock.ts";
import { loadRuleBook, personInScope } from "#server/measurements/assessment/scope.ts";
import { targetsOf } from "#server/measurements/interpretation/rules.ts";
import { standingBy } from "#server/measurements/interpretation/standing-rules.ts";
import type { MeasurementAnswer, MeasurementInput, Understood } from "./contract.ts";
import { readValues } from "./read-values.ts";
import { loadOrigins, readingInScope } from "./scope.ts";

type Place = { organizationId: string; patientId: string; measurementId: string };

/** The reading of a value with its origin, the resource as received, and who set it aside and took it back. @throws NOT_FOUND. */
export async function getMeasurement(
  { access, patientId }: OpenedPatient<"measurement.read">,
  { measurementId }: Pick<MeasurementInput, "measurementId">,
  now = new Date(),
): Promise<MeasurementAnswer> {
  const { organizationId } = access;
  const place = { organizationId, patientId, measurementId };
  return look(access, async (tx, raw) => {
    const scope = { tx, raw, organizationId, patientId };
    const row = await readingInScope(scope, measurementId);
    const [{ birthDate }, rules, [origin], source, history, recordedByName] = await Promise.all([
      personInScope(scope),
      loadRuleBook(scope, now),
      loadOrigins(tx, organizationId, [row.deliveryId]),
      sourceOf(tx, place),
      historyOf(tx, place),
      row.origin === "practice" ? recorderOf(tx, place) : null,
    ]);
    const person = { birthDate, today: dutchClock(now).day };
    const standing = standingBy(row.kind, targetsOf(row.kind, rules, person), rules);
    const [measurement] = await readValues(tx, organizationId, [row], () => standing);
    if (!measurement) throw new Error("A value that was found has no facts");
    return { measurement, delivery: origin ?? null, recordedByName, history, ...source };
  });
}

async function sourceOf(tx: Transaction, { organizationId, measurementId }: Place) {
  const [found] = await tx
    .select()
    .from(measurementSource)
    .where(
      and(eq(measurementSource.organizationId, organizationId), eq(measurementSource.measurementId, measurementId)),
    );
  if (!found) return { understood: null, source: null };
  const { fhirVersion, format, body } = found;
  return {
    understood: understoodOf(found.understood),
    source: { fhirVersion, format, body: Buffer.from(body).toString("utf8") },
  };
}

/** Guarantee: only receiveMeasurements writes this column, and it writes an `Understood`. */
function understoodOf(stored: Record<string, unknown>): Understood {
  return stored as Understood;
}

function historyOf(tx: Transaction, { organizationId, measurementId }: Place) {
  const setter = alias(person, "setter");
  const taker = alias(person, "taker");
  const { setAsideId, setAsideAt, reason, takenBackAt, takenBackReason } = measurementSetAside;
  return tx
    .select({
      ...{ setAsideAt, reason, takenBackAt, takenBackReason },
      setAsideByName: setter.name,
      takenBackByName: taker.name,
    })
    .from(measurementSetAside)
    .leftJoin(setter, eq(setter.personId, measurementSetAside.setAsideBy))
    .leftJoin(taker, eq(taker.personId, measurementSetAside.takenBackBy))
    .where(
      and(eq(measurementSetAside.organizationId, organizationId), eq(measurementSetAside.measurementId, measurementId)),
    )
    .orderBy(asc(setAsideId));
}

/** Who recorded a measurement at the practice is only in the audit log. */
async function recorderOf(tx: Transaction, { organizationId, patientId, measurementId }: Place) {
  const [line] = await tx
    .select({ name: auditEvent.actorName })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.organizationId, organizationId),
        eq(auditEvent.patientId, patientId),
        eq(auditEvent.event, "measurement.recorded"),
        eq(auditEvent.objectId, measurementId),
      ),
    )
    .limit(1);
  return line?.name ?? null;
}
