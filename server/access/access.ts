import type { RowContext } from "#db/client.ts";
import { systemOrganizationId } from "#db/terms/organizations.ts";
import { rolesWithSecondFactor } from "#db/terms/people.ts";
import { DomainError } from "#server/errors.ts";
import type { Actor, GatewayActor, PersonActor } from "./actor.ts";
import { networkPermissions, type Permission, permissions } from "./permissions.ts";

declare const granted: unique symbol;

/** Proof that the check was made. Only `grant` makes one; a verb asks for the one it needs as its first parameter. */
export type Access<P extends Permission> = {
  readonly [granted]: P;
  readonly permission: P;
  readonly actor: Actor;
  readonly organizationId: string;
};

/** Mints the proof, or throws FORBIDDEN (or PRECONDITION_FAILED when only the second factor is missing). */
export function grant<P extends Permission>(actor: Actor, permission: P): Access<P> {
  if (!mayDo(actor, permission)) throw new DomainError("FORBIDDEN", "general.forbidden");
  if (actor.kind === "person" && permissions[permission] !== "anyone" && lacksSecondFactor(actor)) {
    throw new DomainError("PRECONDITION_FAILED", "session.second-factor-required");
  }
  const organizationId = actor.organizationId ?? systemOrganizationId;
  // The one place where the brand is put on.
  return { permission, actor, organizationId } as Access<P>;
}

/** The same question without a proof, for a screen that wants to know what to show. */
export function mayDo(actor: Actor, permission: Permission): boolean {
  const holders = permissions[permission];
  if (holders === "anyone") return true;
  if (actor.kind === "system") return true;
  if (actor.kind === "gateway") return isOpenTo(actor, holders);
  if (actor.kind === "anonymous" || holders === "system") return false;
  if (holders === "everyone") return actor.roles.length > 0;
  if ("gateway" in holders) return false;
  const allowed: readonly string[] = holders;
  return actor.roles.some((role) => allowed.includes(role));
}

function isOpenTo(actor: GatewayActor, holders: (typeof permissions)[Permission]): boolean {
  return typeof holders === "object" && "gateway" in holders && actor.uses.includes(holders.gateway);
}

/** Whether this person's roles ask for a second factor that this session has not shown. */
export function lacksSecondFactor(actor: PersonActor): boolean {
  const needing: readonly string[] = rolesWithSecondFactor;
  return !actor.hasSecondFactor && actor.roles.some((role) => needing.includes(role));
}

/** What row-level security is told for this proof. */
export function rowContext(access: Access<Permission>): RowContext {
  const context: RowContext = {
    organizationId: access.organizationId,
    network: networkPermissions.has(access.permission),
  };
  if (access.actor.kind !== "person") return context;
  return { ...context, personId: access.actor.personId, sessionId: access.actor.sessionId };
}
