import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { measurement, measurementSetAside } from "#db/schema/measurements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "./assess-measurements.ts";
import type { SetAsideInput } from "./contract.ts";
import { measurementInScope } from "./scope.ts";

/**
 * Keeps a value and counts it no more: a typing error, another person's cuff. The reason stays with the value, with who said so.
 * @throws CONFLICT when it is set aside already.
 */
export async function setMeasurementAside(
  access: Access<"measurement.set-aside">,
  { patientId, measurementId, reason }: SetAsideInput,
  now = new Date(),
): Promise<void> {
  const { organizationId } = access;
  const setAsideBy = personActing(access).personId;
  return change(access, async (tx, raw) => {
    const row = await measurementInScope(tx, organizationId, { patientId, measurementId }, "update");
    if (row.setAside !== null) throw new DomainError("CONFLICT", "measurement.set-aside-already");
    await tx
      .update(measurement)
      .set({ setAside: "by-a-person" })
      .where(and(eq(measurement.organizationId, organizationId), eq(measurement.measurementId, measurementId)));
    await tx.insert(measurementSetAside).values({
      ...{ organizationId, setAsideId: uuidv7(), measurementId, patientId, reason },
      ...{ setAsideBy, setAsideAt: now },
    });
    const { lines } = await assessInside(access, tx, raw, patientId, now);
    const object = { type: "measurement", id: measurementId };
    return {
      result: undefined,
      event: [{ event: "measurement.set-aside", object, patientId, detail: { act: "set-aside" } }, ...lines],
    };
  });
}
