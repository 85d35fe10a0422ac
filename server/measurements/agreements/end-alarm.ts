import { and, eq, isNull } from "drizzle-orm";
import { measurementAlarmRule } from "#db/schema/measurements.agreements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { EndAlarmInput } from "./contract.ts";

/** Ends an alarm rule. Alarms already raised stay open until acknowledged. @throws NOT_FOUND when it has already ended. */
export async function endAlarm(
  access: Access<"measurement.agree-alarm">,
  { patientId, alarmRuleId }: EndAlarmInput,
  now = new Date(),
): Promise<void> {
  const { organizationId } = access;
  return change(access, async (tx) => {
    const [ended] = await tx
      .update(measurementAlarmRule)
      .set({ endedAt: now })
      .where(
        and(
          eq(measurementAlarmRule.organizationId, organizationId),
          eq(measurementAlarmRule.alarmRuleId, alarmRuleId),
          eq(measurementAlarmRule.patientId, patientId),
          isNull(measurementAlarmRule.endedAt),
        ),
      )
      .returning({ kind: measurementAlarmRule.kind });
    if (!ended) throw new DomainError("NOT_FOUND", "measurement.alarm-gone");
    const object = { type: "measurement-alarm-rule", id: alarmRuleId };
    return {
      result: undefined,
      event: { event: "measurement.alarm-ended", object, patientId, detail: { kind: ended.kind } },
    };
  });
}
