import { DomainError } from "#server/errors.ts";
import type { Access } from "./access.ts";
import type { PersonActor } from "./actor.ts";
import type { Permission } from "./permissions.ts";

/** The person who acts, or FORBIDDEN: to conclude, agree, send or answer is done by somebody, never by the worker. */
export function personActing({ actor }: Access<Permission>): PersonActor {
  if (actor.kind !== "person") throw new DomainError("FORBIDDEN", "general.forbidden");
  return actor;
}
