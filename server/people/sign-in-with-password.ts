import type { Access } from "#server/access/access.ts";
import { findAccount } from "#server/access/account.ts";
import { isPassword } from "#server/access/password.ts";
import { countGuess, forgetGuesses } from "#server/access/sign-in-limits.ts";
import { DomainError } from "#server/errors.ts";
import { beginSession } from "./begin-session.ts";
import type { SignInInput } from "./contract.ts";
import { recordRefusal } from "./record-refusal.ts";
import { clientOf } from "./scope.ts";

/**
 * The first proof. Hands back the id of a session that still lacks the second factor. An unknown account takes as
 * long and is answered in the same words as a wrong password.
 */
export async function signInWithPassword(access: Access<"session.begin">, input: SignInInput): Promise<string> {
  await countGuess(input.email, clientOf(access).address);
  const account = await findAccount({ email: input.email });
  const isRight = await isPassword(account?.passwordHash ?? null, input.password);
  if (!account || !isRight) {
    await recordRefusal(access, account, "password");
    throw new DomainError("UNAUTHENTICATED", "session.refused");
  }
  await forgetGuesses(input.email);
  return beginSession(access, account, { method: "password", hasSecondFactor: false });
}
