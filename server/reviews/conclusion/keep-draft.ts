import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { reviewDraft, reviewItem } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { assertColleague } from "#server/access/assert-colleague.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import { isBlank, type KeepDraftInput } from "./draft-contract.ts";
import { dropDraft } from "./drop-draft.ts";

/**
 * Saves a draft. It is not a record yet, so it is not logged and no screen refreshes for it.
 * @throws NOT_FOUND when its items are not this patient's.
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
    await assertColleague(access, tx, input.task?.ownerId ?? null, "task.finish", input.patientId);
    return { result: { keptAt: await keepInside(access, tx, { ...input, itemIds }) }, event: [] };
  });
}

/** Saves the acting person's draft, or deletes it when it is empty. Returns when it was saved; null: there is none. */
export async function keepInside(
  access: Access<"review.conclude">,
  tx: Transaction,
  { patientId, itemIds, note, message, task }: KeepDraftInput,
): Promise<Date | null> {
  if (isBlank({ note, message, task })) {
    await dropDraft(access, tx, patientId);
    return null;
  }
  const { personId } = personActing(access);
  const keptAt = new Date();
  const written = { note, message, task, itemIds, keptAt };
  await tx
    .insert(reviewDraft)
    .values({ organizationId: access.organizationId, patientId, personId, ...written })
    .onConflictDoUpdate({
      target: [reviewDraft.organizationId, reviewDraft.patientId, reviewDraft.personId],
      set: written,
    });
  return keptAt;
}
