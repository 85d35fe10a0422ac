import { hashPassword } from "#server/access/password.ts";
import { DomainError } from "#server/errors.ts";
import { checkBreach } from "./check-breach.ts";
import type { PasswordOwner } from "./rules.ts";
import { weighPassword } from "./weigh-password.ts";

/**
 * The hash of a new password, the only way to one: joining, a reset and changing it all come here.
 * @throws INVALID when it is too easy to guess, or known from a breach.
 */
export async function choosePassword(password: string, owner: PasswordOwner): Promise<string> {
  const refusal = await weighPassword(password, owner);
  if (refusal) throw new DomainError("INVALID", refusal);
  if (await checkBreach(password)) throw new DomainError("INVALID", "people.password-breached");
  return hashPassword(password);
}
