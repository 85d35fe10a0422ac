import type { Access } from "#server/access/access.ts";
import { findAccount } from "#server/access/account.ts";
import { clientOf } from "#server/access/actor.ts";
import { type Device, isKnownOn } from "#server/access/device.ts";
import { verifyPassword } from "#server/access/password.ts";
import { countForAccount, countFromAddress, forgetGuesses } from "#server/access/throttling/sign-in-limits.ts";
import { DomainError } from "#server/errors.ts";
import { beginSession } from "./begin-session.ts";
import type { SignInInput } from "./contract.ts";
import { noteLockout } from "./note-lockout.ts";
import { recordRefusal } from "./record-refusal.ts";

/**
 * The first factor. Returns the id of a session without second factor. An unknown account takes equally long and gets
 * the same error as a wrong password. A device on which this person signed in before has a budget of its own, so that a
 * stranger who only knows the e-mail address cannot keep them out.
 */
export async function signInWithPassword(
  access: Access<"session.begin">,
  input: SignInInput,
  device: Device | null = null,
): Promise<string> {
  await countFromAddress(clientOf(access.actor).address);
  const account = await findAccount({ email: input.email });
  const isKnown = account !== null && isKnownOn(device, account.personId);
  const guesses = isKnown ? `device ${device.deviceId} ${account.personId}` : input.email;
  await countForAccount(guesses).catch(async (problem: unknown) => {
    await noteLockout(access, account, input.email);
    throw problem;
  });
  const isRight = await verifyPassword(account?.passwordHash ?? null, input.password);
  if (!account || !isRight) {
    await recordRefusal(access, account, "password");
    throw new DomainError("UNAUTHENTICATED", "session.refused");
  }
  await forgetGuesses(guesses);
  return beginSession(access, account, { method: "password", hasSecondFactor: false });
}
