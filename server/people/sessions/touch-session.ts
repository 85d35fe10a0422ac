import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import { touchSession } from "#server/access/session.ts";

/** Activity (typing, pointing, scrolling): the screen stays unlocked. */
export async function touchOwnSession(access: Access<"session.touch">): Promise<void> {
  await touchSession(personActing(access).sessionId, new Date());
}
