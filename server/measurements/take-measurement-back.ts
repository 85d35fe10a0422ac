import { and, eq, isNull } from "drizzle-orm";
import { measurement, measurementSetAside } from "#db/schema/measurements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "./assess-measurements.ts";
import type { SetAsideInput } from "./contract.ts";
import { measurementInScope } from "./scope.ts";

/** Counts a value again that a person set aside. What cannot be a value stays aside. @throws CONFLICT for those. */
export async function takeMeasurementBack(
  access: Access<"measurement.set-aside">,
  { patientId, measurementId, reason }: SetAsideInput,
  now = new Date(),
): Promise<void> {
  const { organizationId } = access;
  const takenBackBy = personActing(access).personId;
  return change(access, async (tx, raw) => {
    const row = await measurementInScope(tx, organizationId, { patientId, measurementId }, "update");
    if (row.setAside !== "by-a-person") throw new DomainError("CONFLICT", "measurement.not-set-aside");
    await tx
      .update(measurement)
      .set({ setAside: null })
      .where(and(eq(measurement.organizationId, organizationId), eq(measurement.measurementId, measurementId)));
    await tx
      .update(measurementSetAside)
      .set({ takenBackBy, takenBackAt: now, takenBackReason: reason })
      .where(
        and(
          eq(measurementSetAside.organizationId, organizationId),
          eq(measurementSetAside.measurementId, measurementId),
          isNull(measurementSetAside.takenBackAt),
        ),
      );
    const { lines } = await assessInside(access, tx, raw, patientId, now);
    const object = { type: "measurement", id: measurementId };
    return {
      result: undefined,
      event: [{ event: "measurement.set-aside", object, patientId, detail: { act: "taken-back" } }, ...lines],
    };
  });
}
