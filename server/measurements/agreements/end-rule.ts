import { and, eq, isNull } from "drizzle-orm";
import { measurementRule } from "#db/schema/measurements.agreements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "#server/measurements/assessment/assess-measurements.ts";
import { queueReassessment } from "#server/measurements/assessment/reassess.ts";
import type { EndRuleInput } from "./contract.ts";

/** Withdraws an agreed rule: the level above applies again. @throws NOT_FOUND when it has already ended. */
export async function endRule(
  access: Access<"measurement.set-rule">,
  { patientId, ruleId, reason }: EndRuleInput,
  now = new Date(),
): Promise<void> {
  const { organizationId } = access;
  return change(access, async (tx, raw) => {
    const [ended] = await tx
      .update(measurementRule)
      .set({ endedAt: now })
      .where(
        and(
          eq(measurementRule.organizationId, organizationId),
          eq(measurementRule.ruleId, ruleId),
          patientId === null ? isNull(measurementRule.patientId) : eq(measurementRule.patientId, patientId),
          isNull(measurementRule.endedAt),
        ),
      )
      .returning({ rule: measurementRule.rule });
    if (!ended) throw new DomainError("NOT_FOUND", "measurement.rule-gone");
    if (patientId === null) await queueReassessment(tx, access);
    const lines = patientId === null ? [] : (await assessInside({ tx, raw, organizationId, patientId }, now)).lines;
    return {
      result: undefined,
      event: [
        {
          event: "measurement.rule-set",
          object: { type: "measurement-rule", id: ruleId },
          patientId: patientId ?? undefined,
          detail: { rule: ended.rule, act: "ended", reasonLength: reason.length },
        },
        ...lines,
      ],
    };
  });
}
