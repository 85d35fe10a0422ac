import { and, eq, inArray } from "drizzle-orm";
import { reviewItem } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { KeepDraftInput } from "./draft-contract.ts";
import { assertColleague, writeDraft } from "./scope.ts";

/**
 * Keeps what somebody is writing. It is no record yet, so it leaves no line in the log and no screen hears of it.
 * @throws NOT_FOUND when it is about nothing that this patient shared.
 */
export function keepDraft(access: Access<"review.conclude">, input: KeepDraftInput): Promise<{ keptAt: Date | null }> {
  return change(access, async (tx) => {
    const found = await tx
      .select({ itemId: reviewItem.itemId })
      .from(reviewItem)
      .where(
        and(
          eq(reviewItem.organizationId, access.organizationId),
          eq(reviewItem.patientId, input.patientId),
          inArray(reviewItem.itemId, input.itemIds),
        ),
      );
    const itemIds = found.map(({ itemId }) => itemId);
    if (itemIds.length === 0) throw new DomainError("NOT_FOUND", "patient.not-found");
    await assertColleague(tx, access, input.task?.ownerId ?? null);
    return { result: { keptAt: await writeDraft(tx, access, { ...input, itemIds }) }, event: [] };
  });
}
