import type { Access } from "#server/access/access.ts";
import { touchSession } from "#server/access/session.ts";
import { personActing } from "./scope.ts";

/** The heartbeat of somebody who types, points or scrolls: the screen stays open. */
export async function touchOwnSession(access: Access<"session.touch">): Promise<void> {
  await touchSession(personActing(access).sessionId, new Date());
}
