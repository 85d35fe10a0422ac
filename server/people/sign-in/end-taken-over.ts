import { and, eq, isNull } from "drizzle-orm";
import { session } from "#db/schema/people.ts";
import { type Access, grant } from "#server/access/access.ts";
import type { Place } from "#server/access/account.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";

/**
 * Ends the session of whoever was at this browser before: the screen is another person's from now on. Own choice
 * (2026-11-30): it ends rather than staying locked, since a browser holds one session and nobody could see that the
 * other still lives. It ends once the newcomer's first factor is right, so a passer-by ends nobody's work, and what was
 * being written is kept with its writer. The line stands in the log of the one who was there, and names the newcomer
 * only where they work together.
 */
export async function endTakenOver(
  before: PersonActor,
  newcomer: PersonActor,
  places: readonly Place[],
): Promise<void> {
  const access = accessThere(before, newcomer, places);
  await change(access, async (tx) => {
    const ended = await tx
      .update(session)
      .set({ endedAt: new Date(), endReason: "taken-over" })
      .where(
        and(
          eq(session.organizationId, before.organizationId),
          eq(session.sessionId, before.sessionId),
          isNull(session.endedAt),
        ),
      )
      .returning({ sessionId: session.sessionId });
    if (ended.length === 0) return { result: undefined, event: [] };
    const object = { type: "session", id: before.sessionId };
    const event = { event: "session.taken-over", object, detail: { personId: before.personId } } as const;
    return { result: undefined, event };
  });
}

function accessThere(
  { organizationId }: PersonActor,
  newcomer: PersonActor,
  places: readonly Place[],
): Access<"session.begin"> {
  const place = places.find((one) => one.organizationId === organizationId);
  if (!place) return grant({ kind: "anonymous", client: newcomer.client, organizationId }, "session.begin");
  const { organizationKind, roles } = place;
  return grant({ ...newcomer, organizationId, organizationKind, roles }, "session.begin");
}
