import type { Actor, Client } from "#server/access/actor.ts";
import type { FoundSession } from "#server/access/session.ts";

/** What a procedure knows of the request before it asks for a permission. */
export type ApiContext = {
  client: Client;
  /** Null: nobody is signed in. */
  session: FoundSession | null;
};

/** Who acts: the signed-in person, or somebody without an account. */
export function actorOf(context: ApiContext): Actor {
  return context.session?.actor ?? { kind: "anonymous", client: context.client };
}
