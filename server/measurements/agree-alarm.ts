import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { measurementAlarmRule } from "#db/schema/measurements.agreements.ts";
import { membership } from "#db/schema/people.ts";
import { type Role, rolesThatSeePatients } from "#db/terms/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "./assess-measurements.ts";
import type { AgreeAlarmInput } from "./contract.ts";

/**
 * Agrees an alarm for one patient with one receiver: the only thing that may interrupt somebody.
 * @throws INVALID for a bound that the kind does not have, or a receiver who may see no patients.
 */
export async function agreeAlarm(
  access: Access<"measurement.agree-alarm">,
  input: AgreeAlarmInput,
  now = new Date(),
): Promise<{ alarmRuleId: string }> {
  const { organizationId } = access;
  const { patientId, kind, condition, receiverId } = input;
  if (condition.secondAbove !== undefined && kind !== "blood-pressure") {
    throw new DomainError("INVALID", "measurement.alarm-not-of-kind");
  }
  const agreedBy = personActing(access).personId;
  const alarmRuleId = uuidv7();
  return change(access, async (tx, raw) => {
    await assertSeesPatients(tx, organizationId, receiverId);
    await tx.insert(measurementAlarmRule).values({ organizationId, alarmRuleId, ...input, agreedBy, agreedAt: now });
    const { lines } = await assessInside(access, tx, raw, patientId, now);
    return {
      result: { alarmRuleId },
      event: [
        {
          event: "measurement.alarm-agreed",
          object: { type: "measurement-alarm-rule", id: alarmRuleId },
          patientId,
          detail: { kind, receiver: receiverId, bounds: Object.keys(condition) },
        },
        ...lines,
      ],
    };
  });
}

async function assertSeesPatients(tx: Transaction, organizationId: string, personId: string): Promise<void> {
  const [found] = await tx
    .select({ roles: membership.roles })
    .from(membership)
    .where(
      and(eq(membership.organizationId, organizationId), eq(membership.personId, personId), isNull(membership.endedAt)),
    );
  const seeing: readonly Role[] = rolesThatSeePatients;
  if (!found?.roles.some((role) => seeing.includes(role))) {
    throw new DomainError("INVALID", "measurement.receiver-sees-no-patients");
  }
}
