import { and, eq, isNull } from "drizzle-orm";
import { session } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";

/** Ends the acting person's session; does nothing without one. */
export async function signOut(access: Access<"session.end">): Promise<void> {
  const { actor } = access;
  if (actor.kind !== "person") return;
  await change(access, async (tx) => {
    await tx
      .update(session)
      .set({ endedAt: new Date(), endReason: "signed-out" })
      .where(and(eq(session.sessionId, actor.sessionId), isNull(session.endedAt)));
    return { result: undefined, event: { event: "person.signed-out", object: { type: "person", id: actor.personId } } };
  });
}
