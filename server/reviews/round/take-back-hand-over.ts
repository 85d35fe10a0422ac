import { and, eq, isNull } from "drizzle-orm";
import { reviewHandOver } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { PatientInput } from "#server/patients/contract.ts";

/**
 * Takes back what was given to a GP: it waits for everybody again. Anybody of the round may (own choice, 2026-11-30): the GP it was
 * given to falls ill, or a colleague solved it by telephone.
 * @throws CONFLICT when it was concluded or taken back already.
 */
export function takeBackHandOver(access: Access<"review.hand-over">, { patientId }: PatientInput): Promise<void> {
  const { organizationId } = access;
  const { personId: takenBackBy } = personActing(access);
  return change(access, async (tx) => {
    const back = await tx
      .update(reviewHandOver)
      .set({ takenBackBy, takenBackAt: new Date() })
      .where(
        and(
          eq(reviewHandOver.organizationId, organizationId),
          eq(reviewHandOver.patientId, patientId),
          isNull(reviewHandOver.reviewId),
          isNull(reviewHandOver.takenBackAt),
        ),
      )
      .returning({ handOverId: reviewHandOver.handOverId });
    const [first] = back;
    if (!first) throw new DomainError("CONFLICT", "review.not-handed-over");
    const lines = back.map(({ handOverId }) => ({
      event: "review.hand-over-taken-back" as const,
      object: { type: "hand-over", id: handOverId },
      patientId,
    }));
    return { result: undefined, event: lines };
  });
}
