import type { Role } from "#db/terms/people.ts";
import type { ErrorReason } from "#server/errors.ts";
import type { InvitationUse } from "./contract.ts";

/** Hours that a link may wait before it is used. */
export const linkHoursMax = 72;
const shortestTellingPart = 4;

/** Why a password cannot be chosen, or null. Length is checked by the contract; which characters it has is free. */
export function passwordRefusal(password: string, person: { name: string; email: string }): ErrorReason | null {
  const written = password.toLowerCase();
  if (new Set(written).size < 5) return "people.password-repeats";
  const parts = [person.email, ...person.email.split(/[@.]/), person.name, ...person.name.split(/\s+/)];
  const telling = parts.map((part) => part.toLowerCase()).filter((part) => part.length >= shortestTellingPart);
  return telling.some((part) => written.includes(part)) ? "people.password-holds-name" : null;
}

/** What a link asks of whoever opens it: an invitation differs for somebody who has an account already. */
export function purposeOfLink(
  kind: "invitation" | "second-factor-reset" | "password-reset",
  hasAccount: boolean,
): InvitationUse {
  if (kind !== "invitation") return kind;
  return hasAccount ? "known-account" : "new-account";
}

/** Whether nobody would be left who can manage the organization, once this person has these roles (null: none). */
export function leavesNoAdministrator(
  members: readonly { personId: string; roles: readonly Role[] }[],
  personId: string,
  newRoles: readonly Role[] | null,
): boolean {
  const after = members.map((member) => (member.personId === personId ? (newRoles ?? []) : member.roles));
  return !after.some((roles) => roles.includes("administrator"));
}
