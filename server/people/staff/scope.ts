import { and, eq, isNull, min, ne, or, type SQL } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { invitation, membership, person, session } from "#db/schema/people.ts";
import type { Role } from "#db/terms/people.ts";
import type { Access } from "#server/access/access.ts";
import { type Account, findAccount, placesOf } from "#server/access/account.ts";
import { type FoundInvitation, findInvitation } from "#server/access/link.ts";
import type { Permission } from "#server/access/permissions.ts";
import { DomainError } from "#server/errors.ts";
import type { PasswordOwner } from "#server/people/passwords/rules.ts";
import { isLinkOpen, type SecondPerson } from "./rules.ts";

/**
 * The invitation of a valid link; NOT_FOUND for one that is used, withdrawn or expired, and for a reset that an
 * administrator was shown once the person works elsewhere too: it must not open what they have there.
 */
export async function openInvitation(token: string): Promise<FoundInvitation> {
  const found = await findInvitation(token);
  if (!found || !isLinkOpen(found, new Date())) throw new DomainError("NOT_FOUND", "people.link-over");
  if (found.shownTo === null || found.kind === "invitation") return found;
  const account = await findAccount({ email: found.email });
  const places = account ? await placesOf(account.personId) : [];
  if (places.every((place) => place.organizationId === found.organizationId)) return found;
  throw new DomainError("NOT_FOUND", "people.link-over");
}

/** Whose password a link sets: somebody new, as they call themselves, or somebody with an account and every place where they work. */
export async function ownerBehindLink(
  { email, name, organizationName }: FoundInvitation,
  account: Account | null,
  givenName: string,
): Promise<PasswordOwner> {
  if (!account) return { name: givenName, email, organizationNames: [organizationName] };
  const places = await placesOf(account.personId);
  return { name, email, organizationNames: places.map((place) => place.organizationName) };
}

/** A colleague in this organization, or NOT_FOUND. */
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

/** Somebody who works here, as the second person to a link; null when they do not. */
export async function secondPerson(
  tx: Transaction,
  access: Access<Permission>,
  personId: string,
): Promise<SecondPerson | null> {
  const { organizationId } = access;
  const [found] = await tx
    .select({
      personId: person.personId,
      email: person.email,
      joinedAt: membership.createdAt,
      secondFactorSince: min(session.secondFactorAt),
    })
    .from(membership)
    .innerJoin(person, eq(person.personId, membership.personId))
    .leftJoin(session, and(eq(session.organizationId, membership.organizationId), eq(session.personId, personId)))
    .where(
      and(eq(membership.organizationId, organizationId), eq(membership.personId, personId), isNull(membership.endedAt)),
    )
    .groupBy(person.personId, person.email, membership.createdAt);
  return found ?? null;
}

/** Condition: a link that this person neither made nor confirmed. A privacy officer is told of these, and answers for having seen no other. */
export function isOfOthers(personId: string): SQL | undefined {
  return and(ne(invitation.invitedBy, personId), or(isNull(invitation.shownTo), ne(invitation.shownTo, personId)));
}

/** All members, with row locks, so that concurrent decisions about administrators are serialized. */
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
