import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { measurementRule } from "#db/schema/measurements.agreements.ts";
import { ruleBook } from "#db/terms/measurement-rules.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import { assessInside } from "#server/measurements/assessment/assess-measurements.ts";
import { queueReassessment } from "#server/measurements/assessment/reassess.ts";
import { figureProblem } from "#server/measurements/interpretation/book-rules.ts";
import type { SetRuleInput } from "./contract.ts";

/**
 * Agrees a rule for the organization or for one patient. The rule it replaces is ended, not deleted.
 * @throws INVALID for figures that do not fit the rule, or an organization-only rule set for one patient.
 */
export async function setRule(
  access: Access<"measurement.set-rule">,
  input: SetRuleInput,
  now = new Date(),
): Promise<{ ruleId: string }> {
  const { organizationId } = access;
  const { patientId, rule, values, reason } = input;
  const problem = figureProblem(rule, values);
  if (problem) throw new DomainError("INVALID", `measurement.${problem}`);
  if (patientId !== null && !ruleBook[rule].isPersonal)
    throw new DomainError("INVALID", "measurement.rule-not-personal");
  const setBy = personActing(access).personId;
  const ruleId = uuidv7();
  return change(access, async (tx, raw) => {
    await tx
      .update(measurementRule)
      .set({ endedAt: now })
      .where(
        and(
          eq(measurementRule.organizationId, organizationId),
          patientId === null ? isNull(measurementRule.patientId) : eq(measurementRule.patientId, patientId),
          eq(measurementRule.rule, rule),
          isNull(measurementRule.endedAt),
        ),
      );
    await tx
      .insert(measurementRule)
      .values({ organizationId, ruleId, patientId, rule, values, reason, setBy, setAt: now });
    if (patientId === null) await queueReassessment(tx, access);
    const lines = patientId === null ? [] : (await assessInside({ tx, raw, organizationId, patientId }, now)).lines;
    return {
      result: { ruleId },
      event: [
        {
          event: "measurement.rule-set",
          object: { type: "measurement-rule", id: ruleId },
          patientId: patientId ?? undefined,
          detail: { rule, fields: Object.keys(values) },
        },
        ...lines,
      ],
    };
  });
}
