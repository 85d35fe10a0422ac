import type { OrganizationKind } from "#db/terms/organizations.ts";
import { type Role, rolesByKind } from "#db/terms/people.ts";
import { daysLater } from "#server/calendar/moments.ts";
import { DomainError } from "#server/errors.ts";
import type { InvitationUse } from "./contract.ts";

/** Hours that a link is valid. */
export const linkHoursMax = 72;

/** Whether a link can still be used. */
export function isLinkOpen(
  link: { acceptedAt: Date | null; withdrawnAt: Date | null; expiresAt: Date },
  now: Date,
): boolean {
  return link.acceptedAt === null && link.withdrawnAt === null && link.expiresAt > now;
}

/**
 * Days that somebody has worked here, before a link was made, to be its second person. An own choice of 2026-11-30: long enough for the
 * privacy officer to see who joined. What remains: who prepares an account of their own that long ahead, unnoticed, is their own second
 * person. The privacy officer is told of that invitation and of each link, inside Balie.
 */
export const secondPersonDaysMin = 7;

/**
 * An administrator who may be asked to confirm. `secondFactorSince`: first signed in here with a second factor, as far back as sessions are
 * kept. These go after ninety days (forget-ended.ts), so whoever signed in last before that is a second person only to links made after
 * they signed in again. An own choice of 2026-11-30: an account that nobody used for a quarter of a year is the one that somebody else
 * could pick up unnoticed, and what it costs is little. A link lasts three days; its maker makes it again.
 */
export type SecondPerson = { personId: string; email: string; joinedAt: Date; secondFactorSince: Date | null };

/**
 * Whether this administrator is a second person to a link: neither who made it nor whom it is for, and nobody who was invited or signed in
 * for the first time to confirm it.
 */
export function mayConfirmLink(
  link: { invitedBy: string; email: string; createdAt: Date },
  { personId, email, joinedAt, secondFactorSince }: SecondPerson,
): boolean {
  if (link.invitedBy === personId || link.email === email) return false;
  if (secondFactorSince === null || secondFactorSince >= link.createdAt) return false;
  return joinedAt <= daysLater(link.createdAt, -secondPersonDaysMin);
}

/** Whether somebody would get a role that they do not have yet. */
export function addsRole(before: readonly Role[], after: readonly Role[]): boolean {
  return after.some((role) => !before.includes(role));
}

/** Throws INVALID for roles that this kind of organization does not have. */
export function assertRolesExist(kind: OrganizationKind, roles: readonly Role[]): void {
  const known: readonly Role[] = rolesByKind[kind];
  if (!roles.every((role) => known.includes(role))) throw new DomainError("INVALID", "people.role-not-here");
}

/** The use of a link: an invitation works differently for somebody who already has an account. */
export function purposeOfLink(
  kind: "invitation" | "second-factor-reset" | "password-reset",
  hasAccount: boolean,
): InvitationUse {
  if (kind !== "invitation") return kind;
  return hasAccount ? "known-account" : "new-account";
}

/** Whether nobody could manage the organization any more once this person has these roles (null: none). */
export function leavesNoAdministrator(
  members: readonly { personId: string; roles: readonly Role[] }[],
  personId: string,
  newRoles: readonly Role[] | null,
): boolean {
  const after = members.map((member) => (member.personId === personId ? (newRoles ?? []) : member.roles));
  return !after.some((roles) => roles.includes("administrator"));
}
