import type { Access } from "#server/access/access.ts";
import { placesOf } from "#server/access/account.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { ErrorReason } from "#server/errors.ts";
import { weighWhileTyped } from "#server/people/passwords/weigh-password.ts";
import { ownAccount } from "#server/people/scope.ts";
import type { WeighPasswordInput } from "./contract.ts";

/** Why `changePassword` would refuse this as too easy to guess, while it is typed; null when it would not. */
export async function weighOwnPassword(
  access: Access<"profile.change">,
  { password }: WeighPasswordInput,
): Promise<ErrorReason | null> {
  const { personId } = personActing(access);
  const account = await ownAccount(access);
  const organizationNames = (await placesOf(personId)).map((place) => place.organizationName);
  return weighWhileTyped(personId, password, { ...account, organizationNames });
}
