import { and, asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "#db/client.ts";
import { auditEvent } from "#db/schema/audit.ts";
import { measurementSetAside, measurementSource } from "#db/schema/measurements.ts";
import { person } from "#db/schema/people.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { dutchClock } from "#server/calendar/dutch-clock.ts";
import type { MeasurementInput, Understood } from "./contract.ts";
import { readValues } from "./read-values.ts";
import { measurementInScope, originsInScope, personInScope, rulesInScope } from "./scope.ts";
import type { MeasurementAnswer } from "./series-contract.ts";
import { targetsOf } from "./series-rules.ts";
import { standingBy } from "./standing-rules.ts";

type Place = { organizationId: string; patientId: string; measurementId: string };

/** One value with where it came from, as it was received, and who set it aside and took it back. @throws NOT_FOUND. */
export async function getMeasurement(
  { access, patientId }: OpenedPatient<"measurement.read">,
  { measurementId }: Pick<MeasurementInput, "measurementId">,
  now = new Date(),
): Promise<MeasurementAnswer> {
  const { organizationId } = access;
  const place = { organizationId, patientId, measurementId };
  return look(access, async (tx) => {
    const row = await measurementInScope(tx, organizationId, place);
    const [{ birthDate }, rules, [origin], source, history, recordedByName] = await Promise.all([
      personInScope(tx, organizationId, patientId),
      rulesInScope(tx, organizationId, patientId, now),
      originsInScope(tx, organizationId, [row.deliveryId]),
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

/** Guarantee: only receiveMeasurements writes this column, and it writes what was understood. */
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

/** Who wrote down what the practice measured stands in the log alone. */
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
