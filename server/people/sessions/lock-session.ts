import { eq } from "drizzle-orm";
import { session } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";

/** Locks the reader's screen now, for who leaves the counter. */
export async function lockSession(access: Access<"session.lock">): Promise<void> {
  const { sessionId, personId } = personActing(access);
  await change(access, async (tx) => {
    await tx.update(session).set({ lockedAt: new Date() }).where(eq(session.sessionId, sessionId));
    return { result: undefined, event: { event: "person.locked", object: { type: "person", id: personId } } };
  });
}
