import { reviewPlan } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { PlanRoundsInput } from "./contract.ts";
import { orderedTimes } from "./rules.ts";

/** Sets the round times from now on. */
export function planRounds(access: Access<"review.plan">, input: PlanRoundsInput): Promise<void> {
  const { organizationId } = access;
  const times = orderedTimes(input.times);
  return change(access, async (tx) => {
    const plan = { times, changedBy: personActing(access).personId, changedAt: new Date() };
    await tx
      .insert(reviewPlan)
      .values({ organizationId, ...plan })
      .onConflictDoUpdate({ target: reviewPlan.organizationId, set: plan });
    const object = { type: "round-plan", id: organizationId };
    return { result: undefined, event: { event: "review.planned", object, detail: { times } } };
  });
}
