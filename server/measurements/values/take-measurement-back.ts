import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { measurement, measurementSetAside } from "#db/schema/measurements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "#server/measurements/assessment/assess-measurements.ts";
import type { SetAsideInput } from "./contract.ts";
import { measurementInScope } from "./scope.ts";

/** Counts a value again that a person set aside. @throws CONFLICT for one that was set aside automatically. */
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
    const open = and(
      eq(measurementSetAside.organizationId, organizationId),
      eq(measurementSetAside.patientId, patientId),
      isNull(measurementSetAside.takenBackAt),
    );
    const [act] = await tx
      .select({ setAsideAt: measurementSetAside.setAsideAt })
      .from(measurementSetAside)
      .where(and(open, eq(measurementSetAside.measurementId, measurementId)));
    if (!act) throw new DomainError("CONFLICT", "measurement.not-set-aside");
    // The two halves of a reading were set aside in one act.
    const taken = await tx
      .update(measurementSetAside)
      .set({ takenBackBy, takenBackAt: now, takenBackReason: reason })
      .where(and(open, eq(measurementSetAside.setAsideAt, act.setAsideAt)))
      .returning({ measurementId: measurementSetAside.measurementId });
    await tx
      .update(measurement)
      .set({ setAside: null, version: sql`${measurement.version} + 1` })
      .where(
        and(
          eq(measurement.organizationId, organizationId),
          inArray(
            measurement.measurementId,
            taken.map((one) => one.measurementId),
          ),
        ),
      );
    const { lines } = await assessInside({ tx, raw, organizationId, patientId }, now);
    const object = { type: "measurement", id: measurementId };
    return {
      result: undefined,
      event: [{ event: "measurement.set-aside", object, patientId, detail: { act: "taken-back" } }, ...lines],
    };
  });
}
