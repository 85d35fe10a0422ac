import "server-only";
import { mayDo } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import { currentSession } from "./caller.ts";

/** Whether the reader of this page may do something, so that a screen shows only what can be used. The procedure asks again. */
export async function may(permission: Permission): Promise<boolean> {
  const session = await currentSession();
  return session !== null && mayDo(session.actor, permission);
}
