import { DomainError } from "#server/errors.ts";
import type { Access } from "./access.ts";
import type { PersonActor } from "./actor.ts";
import type { Permission } from "./permissions.ts";

/**
 * The acting person: to conclude, agree, send or answer takes a person, never the worker.
 * @throws UNAUTHENTICATED when nobody is signed in, FORBIDDEN for the worker and for a DVA.
 */
export function personActing({ actor }: Access<Permission>): PersonActor {
  if (actor.kind === "anonymous") throw new DomainError("UNAUTHENTICATED", "session.signed-out");
  if (actor.kind !== "person") throw new DomainError("FORBIDDEN", "general.forbidden");
  return actor;
}
