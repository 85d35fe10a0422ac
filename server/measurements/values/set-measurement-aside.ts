import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { measurement, measurementSetAside } from "#db/schema/measurements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "#server/measurements/assessment/assess-measurements.ts";
import type { SetAsideInput } from "./contract.ts";
import { measurementInScope, readingInScope } from "./scope.ts";

/**
 * Keeps a reading but stops counting it: a typing error, another person's measurement. The reason and the person are stored with it, and
 * with both values of a reading that was sent in two halves.
 * @throws CONFLICT when it is already set aside.
 */
export async function setMeasurementAside(
  access: Access<"measurement.set-aside">,
  { patientId, measurementId, reason }: SetAsideInput,
  now = new Date(),
): Promise<void> {
  const { organizationId } = access;
  const setAsideBy = personActing(access).personId;
  return change(access, async (tx, raw) => {
    const scope = { tx, raw, organizationId, patientId };
    const reading = await readingInScope(scope, measurementId);
    for (const id of [reading.measurementId, reading.otherHalfId].filter((one) => one !== null)) {
      const row = await measurementInScope(tx, organizationId, { patientId, measurementId: id }, "update");
      if (row.setAside !== null) throw new DomainError("CONFLICT", "measurement.set-aside-already");
      await tx
        .update(measurement)
        .set({ setAside: "by-a-person", version: row.version + 1 })
        .where(and(eq(measurement.organizationId, organizationId), eq(measurement.measurementId, id)));
      await tx.insert(measurementSetAside).values({
        ...{ organizationId, setAsideId: uuidv7(), measurementId: id, patientId, reason },
        ...{ setAsideBy, setAsideAt: now },
      });
    }
    const { lines } = await assessInside(scope, now);
    const object = { type: "measurement", id: measurementId };
    return {
      result: undefined,
      event: [{ event: "measurement.set-aside", object, patientId, detail: { act: "set-aside" } }, ...lines],
    };
  });
}
