import { and, eq, isNull } from "drizzle-orm";
import { measurementRule } from "#db/schema/measurements.agreements.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "./assess-measurements.ts";
import type { EndRuleInput } from "./contract.ts";
import { askToJudgeAgain } from "./judge-again.ts";

/** Takes an agreement back: what holds one step up holds again. @throws NOT_FOUND when it was ended already. */
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
    if (patientId === null) await askToJudgeAgain(tx, access);
    const lines = patientId === null ? [] : (await assessInside(access, tx, raw, patientId, now)).lines;
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
