import type { Access } from "#server/access/access.ts";
import { findAccount } from "#server/access/account.ts";
import type { InvitationTokenInput, OpenInvitation } from "./contract.ts";
import { purposeOfLink } from "./rules.ts";
import { openInvitation } from "./scope.ts";

/** What a link is for, without using it. Throws NOT_FOUND for one that is unknown, used, withdrawn or expired. */
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
