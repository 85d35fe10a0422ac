import { DomainError } from "#server/errors.ts";
import type { Actor, PersonActor, SystemActor } from "./actor.ts";

/** Minutes that a proof of identity counts for what needs one. Own choice (2026-11-30). */
export const proofMinutesMax = 5;

declare const recently: unique symbol;

/** Who showed a password or a code just now, or the command on the server. Only `proved` creates the person. */
export type ProvedActor = SystemActor | (PersonActor & { readonly [recently]: true });

/** The actor as one who showed who they are just now. @throws PRECONDITION_FAILED when that is too long ago. */
export function proved(actor: Actor, now: Date): ProvedActor {
  if (actor.kind === "system") return actor;
  if (actor.kind !== "person") throw new DomainError("FORBIDDEN", "general.forbidden");
  const since = now.getTime() - proofMinutesMax * 60_000;
  if (actor.provedAt === null || actor.provedAt.getTime() < since) {
    throw new DomainError("PRECONDITION_FAILED", "session.prove-again");
  }
  // The only place that applies the brand.
  return actor as ProvedActor;
}
