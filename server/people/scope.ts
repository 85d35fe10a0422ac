import type { Access } from "#server/access/access.ts";
import { type Account, findAccount } from "#server/access/account.ts";
import type { Permission } from "#server/access/permissions.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";

/** The acting person's own account. */
export async function ownAccount(access: Access<Permission>): Promise<Account> {
  const account = await findAccount({ personId: personActing(access).personId });
  if (!account) throw new DomainError("UNAUTHENTICATED", "session.signed-out");
  return account;
}
