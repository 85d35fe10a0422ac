import { and, eq, isNull } from "drizzle-orm";
import { measurementAlarm } from "#db/schema/measurements.agreements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "./assess-measurements.ts";
import type { AcknowledgeAlarmInput } from "./contract.ts";

/** Says that an alarm was dealt with; the first who says so is remembered. @throws NOT_FOUND when somebody did already. */
export async function acknowledgeAlarm(
  access: Access<"measurement.acknowledge-alarm">,
  { alarmId }: AcknowledgeAlarmInput,
  now = new Date(),
): Promise<void> {
  const { organizationId } = access;
  const acknowledgedBy = personActing(access).personId;
  return change(access, async (tx, raw) => {
    const [done] = await tx
      .update(measurementAlarm)
      .set({ acknowledgedBy, acknowledgedAt: now })
      .where(
        and(
          eq(measurementAlarm.organizationId, organizationId),
          eq(measurementAlarm.alarmId, alarmId),
          isNull(measurementAlarm.acknowledgedAt),
        ),
      )
      .returning({ patientId: measurementAlarm.patientId });
    if (!done) throw new DomainError("NOT_FOUND", "measurement.alarm-gone");
    const { patientId } = done;
    const { lines } = await assessInside(access, tx, raw, patientId, now);
    const object = { type: "measurement-alarm", id: alarmId };
    return { result: undefined, event: [{ event: "measurement.alarm-acknowledged", object, patientId }, ...lines] };
  });
}
