import { and, eq, isNull } from "drizzle-orm";
import { connectionStep } from "#db/schema/connections.ts";
import { membership } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { ChangeStepInput } from "./contract.ts";

/** Marks a step as done or open, or changes its owner, date or evidence. The owner must work here. */
export async function changeStep(access: Access<"connection.change-step">, input: ChangeStepInput, now = new Date()) {
  const { organizationId, actor } = access;
  const { stepId, isDone, ...facts } = input;
  return change(access, async (tx) => {
    if (facts.ownerId) {
      const colleagues = await tx
        .select({ personId: membership.personId })
        .from(membership)
        .where(
          and(
            eq(membership.organizationId, organizationId),
            eq(membership.personId, facts.ownerId),
            isNull(membership.endedAt),
          ),
        );
      if (colleagues.length === 0) throw new DomainError("NOT_FOUND", "general.not-found");
    }
    const doneBy = actor.kind === "person" ? actor.personId : null;
    const done = isDone === undefined ? {} : isDone ? { doneAt: now, doneBy } : { doneAt: null, doneBy: null };
    const changed = await tx
      .update(connectionStep)
      .set({ stepId, ...facts, ...done })
      .where(
        and(
          eq(connectionStep.organizationId, organizationId),
          eq(connectionStep.stepId, stepId),
          isNull(connectionStep.droppedAt),
        ),
      )
      .returning({ kind: connectionStep.kind });
    if (!changed[0]) throw new DomainError("NOT_FOUND", "connection.step-gone");
    return {
      result: { stepId },
      event: {
        event: "connection.step-changed",
        object: { type: "connection-step", id: stepId },
        detail: { kind: changed[0].kind, isDone: isDone ?? null, fields: Object.keys(facts) },
      },
    };
  });
}
