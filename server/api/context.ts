import type { Actor, Client } from "#server/access/actor.ts";
import type { Permission } from "#server/access/permissions.ts";
import type { FoundSession } from "#server/access/session.ts";

/** What a procedure knows of the request before it asks for a permission. */
export type ApiContext = {
  client: Client;
  /** Null: nobody is signed in. */
  session: FoundSession | null;
};

/** What a locked screen may still ask for as the person who locked it; to everything else it is nobody. */
const openToLocked: ReadonlySet<Permission> = new Set<Permission>(["session.unlock", "session.end", "session.begin"]);

/** Who asks for this: the signed-in person, or somebody without an account. */
export function actorOf(context: ApiContext, permission: Permission): Actor {
  const { session, client } = context;
  if (!session || (session.state === "locked" && !openToLocked.has(permission))) return { kind: "anonymous", client };
  return session.actor;
}
