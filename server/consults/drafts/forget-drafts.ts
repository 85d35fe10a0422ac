import { and, eq, lt } from "drizzle-orm";
import { consultDraft, consultPresence } from "#db/schema/consults.ts";
import { organization } from "#db/schema/organizations.ts";
import { type Access, grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { daysLater } from "#server/calendar/moments.ts";

/** An older draft will not be sent any more. Own choice, 2026-12-01, as with the conclusions of the round. */
const keptDays = 30;

/**
 * Deletes drafts that were left, and who looked before today, for every organization. Idempotent and safe to interrupt.
 * @returns how many drafts.
 */
export async function forgetDrafts(access: Access<"consult.forget-drafts">, now = new Date()): Promise<number> {
  const organizations = await look(access, (tx) =>
    tx.select({ organizationId: organization.organizationId }).from(organization),
  );
  let count = 0;
  for (const { organizationId } of organizations) {
    const own = grant(systemActor("worker", organizationId), "consult.forget-drafts");
    count += await change(own, async (tx) => {
      const left = and(
        eq(consultDraft.organizationId, organizationId),
        lt(consultDraft.savedAt, daysLater(now, -keptDays)),
      );
      const dropped = await tx.delete(consultDraft).where(left).returning({ draftId: consultDraft.draftId });
      const { organizationId: place, lookedAt } = consultPresence;
      await tx.delete(consultPresence).where(and(eq(place, organizationId), lt(lookedAt, daysLater(now, -1))));
      return { result: dropped.length, event: [] };
    });
  }
  return count;
}
