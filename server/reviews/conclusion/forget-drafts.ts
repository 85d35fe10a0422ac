import { and, eq, lt } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import { reviewDraft } from "#db/schema/reviews.ts";
import { type Access, grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { daysLater } from "#server/calendar/moments.ts";

/** An older draft will not be resumed. */
const keptDays = 30;

/**
 * Deletes abandoned drafts, for every organization. Idempotent and safe to interrupt.
 * @returns how many.
 */
export async function forgetDrafts(access: Access<"review.assess">, now = new Date()): Promise<number> {
  const before = daysLater(now, -keptDays);
  const organizations = await look(access, (tx) =>
    tx.select({ organizationId: organization.organizationId }).from(organization),
  );
  let count = 0;
  for (const { organizationId } of organizations) {
    const own = grant(systemActor("worker", organizationId), "review.assess");
    count += await change(own, async (tx) => {
      const left = and(eq(reviewDraft.organizationId, organizationId), lt(reviewDraft.keptAt, before));
      const dropped = await tx.delete(reviewDraft).where(left).returning({ patientId: reviewDraft.patientId });
      return { result: dropped.length, event: [] };
    });
  }
  return count;
}
