import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { membership, person } from "#db/schema/people.ts";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import { type Role, rolesByKind } from "#db/terms/people.ts";
import type { Access } from "#server/access/access.ts";
import { type Account, findAccount } from "#server/access/account.ts";
import type { Client, PersonActor } from "#server/access/actor.ts";
import { type FoundInvitation, findInvitation } from "#server/access/link.ts";
import type { Permission } from "#server/access/permissions.ts";
import { DomainError } from "#server/errors.ts";

/** The person who acts; for what only somebody with a session can do, however far the sign-in has come. */
export function personActing(access: Access<Permission>): PersonActor {
  if (access.actor.kind !== "person") throw new DomainError("UNAUTHENTICATED", "session.signed-out");
  return access.actor;
}

/** Where whoever acts sits. The worker sits nowhere. */
export function clientOf({ actor }: Access<Permission>): Client {
  return actor.kind === "system" ? { address: null, agent: null } : actor.client;
}

/** The own account of whoever acts. */
export async function ownAccount(access: Access<Permission>): Promise<Account> {
  const account = await findAccount({ personId: personActing(access).personId });
  if (!account) throw new DomainError("UNAUTHENTICATED", "session.signed-out");
  return account;
}

/**
 * The own account, when its second factor may be set: there is none yet, or this session has shown it. A password
 * alone never replaces the factor that guards it.
 */
export async function accountWithFreeFactor(access: Access<Permission>): Promise<Account> {
  const account = await ownAccount(access);
  if (account.totpConfirmedAt !== null && !personActing(access).hasSecondFactor) {
    throw new DomainError("PRECONDITION_FAILED", "session.second-factor-required");
  }
  return account;
}

/** The invitation behind a link that can still be used; NOT_FOUND for one that is used, withdrawn or too old. */
export async function openInvitation(token: string): Promise<FoundInvitation> {
  const found = await findInvitation(token);
  const isOpen = found && !found.acceptedAt && !found.withdrawnAt && found.expiresAt > new Date();
  if (!isOpen) throw new DomainError("NOT_FOUND", "people.link-over");
  return found;
}

/** Roles that this kind of organization does not have cannot be given. Throws INVALID. */
export function assertRolesExist(kind: OrganizationKind, roles: readonly Role[]): void {
  const known: readonly Role[] = rolesByKind[kind];
  if (!roles.every((role) => known.includes(role))) throw new DomainError("INVALID", "people.role-not-here");
}

/** A colleague of this organization, or NOT_FOUND. */
export async function colleagueInScope(
  tx: Transaction,
  access: Access<Permission>,
  personId: string,
): Promise<{ personId: string; name: string; email: string; roles: Role[] }> {
  const rows = await tx
    .select({ personId: person.personId, name: person.name, email: person.email, roles: membership.roles })
    .from(membership)
    .innerJoin(person, eq(person.personId, membership.personId))
    .where(
      and(
        eq(membership.organizationId, access.organizationId),
        eq(membership.personId, personId),
        isNull(membership.endedAt),
      ),
    );
  const [colleague] = rows;
  if (!colleague) throw new DomainError("NOT_FOUND", "general.not-found");
  return colleague;
}

/** Everybody with a place here, locked: who decides about administrators waits for whoever decides at the same time. */
export function membersLocked(
  tx: Transaction,
  access: Access<Permission>,
): Promise<{ personId: string; roles: Role[] }[]> {
  return tx
    .select({ personId: membership.personId, roles: membership.roles })
    .from(membership)
    .where(and(eq(membership.organizationId, access.organizationId), isNull(membership.endedAt)))
    .orderBy(membership.personId)
    .for("update");
}
