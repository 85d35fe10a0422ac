import { eq } from "drizzle-orm";
import { session } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { isPassword } from "#server/access/password.ts";
import { countGuess, forgetGuesses } from "#server/access/sign-in-limits.ts";
import { env } from "#server/env.ts";
import { DomainError } from "#server/errors.ts";
import type { UnlockInput } from "./contract.ts";
import { ownAccount, personActing } from "./scope.ts";

/**
 * Opens a locked screen with the password; the second factor of the session stays shown. In the demo, where nobody
 * has a password, a click is enough. Who came in through OIDC signs in there again instead. Its guesses are counted apart: a
 * password that is known must not give the guesses at the second factor back.
 */
export async function unlockSession(access: Access<"session.unlock">, input: UnlockInput): Promise<void> {
  const { sessionId, personId, client } = personActing(access);
  const account = await ownAccount(access);
  const guesses = `unlock ${personId}`;
  await countGuess(guesses, client.address);
  const isRight = await isPassword(account.passwordHash, input.password);
  const isOpened = await change(access, async (tx) => {
    const [own] = await tx.select({ method: session.method }).from(session).where(eq(session.sessionId, sessionId));
    const object = { type: "person", id: personId };
    if (!isRight && !(own?.method === "demo" && env().BALIE_DEMO)) {
      const detail = { step: "unlock" };
      return { result: false, event: { event: "person.sign-in-failed", outcome: "failure", object, detail } };
    }
    await tx.update(session).set({ lastActiveAt: new Date(), lockedAt: null }).where(eq(session.sessionId, sessionId));
    return { result: true, event: { event: "person.unlocked", object } };
  });
  if (!isOpened) throw new DomainError("UNAUTHENTICATED", "session.password-refused");
  await forgetGuesses(guesses);
}
