import type { RowContext } from "#db/client.ts";
import type { GatewayUse } from "#db/terms/gateways.ts";
import { systemOrganizationId } from "#db/terms/organizations.ts";
import { rolesWithSecondFactor } from "#db/terms/people.ts";
import { DomainError } from "#server/errors.ts";
import type { Actor, GatewayActor, PersonActor } from "./actor.ts";
import {
  networkPermissions,
  type Permission,
  type ProvedPermission,
  permissions,
  provedPermissions,
} from "./permissions.ts";
import { type ProvedActor, proved } from "./proof.ts";

declare const granted: unique symbol;

/** Proof that the permission was checked. Only this file creates one; a verb takes the one it needs as its first parameter. */
export type Access<P extends Permission> = {
  readonly [granted]: P;
  readonly permission: P;
  readonly actor: Actor;
  readonly organizationId: string;
};

/** Who can be granted a permission: for some, only somebody who showed just now who they are. */
type ActorFor<P extends Permission> = [Extract<P, ProvedPermission>] extends [never] ? Actor : ProvedActor;

/** Creates the proof. Throws FORBIDDEN, or PRECONDITION_FAILED when only the second factor is missing. */
export function grant<P extends Permission>(actor: ActorFor<P>, permission: P): Access<P> {
  return mint(actor, permission);
}

/**
 * The same for a permission that is known only when it runs: a request. Throws PRECONDITION_FAILED too when the person
 * must show again who they are.
 */
export function grantOnRequest<P extends Permission>(actor: Actor, permission: P, now: Date): Access<P> {
  const access = mint(actor, permission);
  if (needsProof.has(permission)) proved(actor, now);
  return access;
}

const needsProof: ReadonlySet<Permission> = new Set(provedPermissions);

function mint<P extends Permission>(actor: Actor, permission: P): Access<P> {
  if (!mayDo(actor, permission)) throw new DomainError("FORBIDDEN", "general.forbidden");
  if (actor.kind === "person" && permissions[permission] !== "anyone" && lacksSecondFactor(actor)) {
    throw new DomainError("PRECONDITION_FAILED", "session.second-factor-required");
  }
  const organizationId = actor.organizationId ?? systemOrganizationId;
  // The only place that applies the brand.
  return { permission, actor, organizationId } as Access<P>;
}

/** The same check without a proof, for a screen that decides what to show. */
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
  if (typeof holders !== "object" || !("gateway" in holders)) return false;
  const opening: readonly GatewayUse[] = [holders.gateway].flat();
  return opening.some((use) => actor.uses.includes(use));
}

/** Whether this person's roles require a second factor that this session has not passed. */
export function lacksSecondFactor(actor: PersonActor): boolean {
  const needing: readonly string[] = rolesWithSecondFactor;
  return !actor.hasSecondFactor && actor.roles.some((role) => needing.includes(role));
}

/** The row-level security settings for this proof. */
export function rowContext(access: Access<Permission>): RowContext {
  const context: RowContext = {
    organizationId: access.organizationId,
    network: networkPermissions.has(access.permission),
  };
  if (access.actor.kind !== "person") return context;
  return { ...context, personId: access.actor.personId, sessionId: access.actor.sessionId };
}
