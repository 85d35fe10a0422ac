import { v7 as uuidv7 } from "uuid";
import { reviewHandOver } from "#db/schema/reviews.ts";
import { containsBsn } from "#db/terms/patients.ts";
import type { Access } from "#server/access/access.ts";
import { assertPatient } from "#server/access/assert-patient.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { HandOverInput } from "./hand-over-contract.ts";
import { takersOf } from "./list-takers.ts";
import { openHandOvers, waitingLocked } from "./scope.ts";

/**
 * Gives what waits of a patient to a GP of the practice. It stays in the round, for everybody; who concludes first, ends it. Our own choice
 * (2026-11-30): no task with the origin "review", because a task is left over by a conclusion and ticked off by itself, while this is
 * a conclusion that somebody else must make, and is gone with it.
 * @throws NOT_FOUND, CONFLICT when nothing waits or a colleague was first, INVALID for anybody but a GP to whom the record is open, and
 * for a BSN in the reason.
 */
export async function handOver(
  access: Access<"review.hand-over">,
  { patientId, toId, reason }: HandOverInput,
): Promise<{ handOverId: string }> {
  const { organizationId } = access;
  const { personId: handedBy } = personActing(access);
  if (containsBsn(reason)) throw new DomainError("INVALID", "review.reason-with-bsn");
  return change(access, async (tx) => {
    await assertPatient(access, tx, patientId);
    if (!(await waitingLocked(tx, access, patientId))) throw new DomainError("CONFLICT", "review.nothing-waits");
    if ((await openHandOvers(tx, access, [patientId])).size > 0) {
      throw new DomainError("CONFLICT", "review.handed-over-already");
    }
    const takers = await takersOf(tx, access, patientId);
    if (!takers.some(({ personId }) => personId === toId)) {
      throw new DomainError("INVALID", "general.no-such-colleague");
    }
    const handOverId = uuidv7();
    const handedAt = new Date();
    await tx.insert(reviewHandOver).values({ organizationId, handOverId, patientId, toId, reason, handedBy, handedAt });
    const object = { type: "hand-over", id: handOverId };
    return {
      result: { handOverId },
      event: { event: "review.handed-over" as const, object, patientId, detail: { toId } },
    };
  });
}
