import type { Access } from "#server/access/access.ts";
import { findAccount } from "#server/access/account.ts";
import { DomainError, type ErrorReason } from "#server/errors.ts";
import { weighWhileTyped } from "#server/people/passwords/weigh-password.ts";
import { choosesPassword, type WeighPasswordBehindLinkInput } from "./contract.ts";
import { purposeOfLink } from "./rules.ts";
import { openInvitation, ownerBehindLink } from "./scope.ts";

/**
 * Why `acceptInvitation` would refuse this as too easy to guess, while it is typed; null when it would not. Does not use the link.
 * @throws NOT_FOUND for a link that is over, CONFLICT for one that sets no password.
 */
export async function weighPasswordBehindLink(
  _access: Access<"invitation.accept">,
  { token, name, password }: WeighPasswordBehindLinkInput,
): Promise<ErrorReason | null> {
  const found = await openInvitation(token);
  const account = await findAccount({ email: found.email });
  if (!choosesPassword.includes(purposeOfLink(found.kind, account !== null))) {
    throw new DomainError("CONFLICT", "people.link-over");
  }
  return weighWhileTyped(found.invitationId, password, await ownerBehindLink(found, account, name));
}
