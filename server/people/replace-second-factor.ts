import type { Access } from "#server/access/access.ts";
import type { Account } from "#server/access/account.ts";
import type { Permission } from "#server/access/permissions.ts";
import { DomainError } from "#server/errors.ts";
import { ownAccount, personActing } from "./scope.ts";

/**
 * The own account, when its second factor may be set: there is none yet, or this session has shown it. A password
 * alone never replaces the factor that guards it.
 */
export async function mayReplaceSecondFactor(access: Access<Permission>): Promise<Account> {
  const account = await ownAccount(access);
  if (account.totpConfirmedAt !== null && !personActing(access).hasSecondFactor) {
    throw new DomainError("PRECONDITION_FAILED", "session.second-factor-required");
  }
  return account;
}
