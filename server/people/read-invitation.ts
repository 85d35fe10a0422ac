import type { Access } from "#server/access/access.ts";
import { findAccount } from "#server/access/account.ts";
import { type FoundInvitation, findInvitation } from "#server/access/link.ts";
import { DomainError } from "#server/errors.ts";
import type { InvitationTokenInput, OpenInvitation } from "./contract.ts";
import { purposeOfLink } from "./rules.ts";

/** What a link is for, without using it up. Throws NOT_FOUND for one that is unknown, used, withdrawn or too old. */
export async function readInvitation(
  { actor }: Access<"invitation.read">,
  { token }: InvitationTokenInput,
): Promise<OpenInvitation> {
  const found = await openInvitation(token);
  const account = await findAccount({ email: found.email });
  return {
    use: purposeOfLink(found.kind, account !== null),
    isSignedIn: actor.kind === "person" && actor.personId === account?.personId,
    hasPassword: account?.passwordHash != null,
    email: found.email,
    name: found.name,
    organizationName: found.organizationName,
    roles: found.roles,
    expiresAt: found.expiresAt,
  };
}

/** The invitation behind a link that can still be used. */
export async function openInvitation(token: string): Promise<FoundInvitation> {
  const found = await findInvitation(token);
  const isOpen = found && !found.acceptedAt && !found.withdrawnAt && found.expiresAt > new Date();
  if (!isOpen) throw new DomainError("NOT_FOUND", "people.link-over");
  return found;
}
