import { eq } from "drizzle-orm";
import { session } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { verifyPassword } from "#server/access/password.ts";
import { personActing } from "#server/access/person-acting.ts";
import { countGuess, forgetGuesses } from "#server/access/throttling/sign-in-limits.ts";
import { env } from "#server/env.ts";
import { DomainError } from "#server/errors.ts";
import { ownAccount } from "#server/people/scope.ts";
import type { UnlockInput } from "./contract.ts";

/**
 * Unlocks the screen with the password; the session keeps its second factor. In the demo, without passwords, a click is
 * enough. A person who signs in through OIDC does that again instead. Attempts are counted separately, so that a known
 * password cannot reset the attempts at the second factor.
 */
export async function unlockSession(access: Access<"session.unlock">, input: UnlockInput): Promise<void> {
  const { sessionId, personId, client } = personActing(access);
  const account = await ownAccount(access);
  const guesses = `unlock ${personId}`;
  await countGuess(guesses, client.address);
  const isRight = await verifyPassword(account.passwordHash, input.password);
  const now = new Date();
  const isOpened = await change(access, async (tx) => {
    const [own] = await tx.select({ method: session.method }).from(session).where(eq(session.sessionId, sessionId));
    const object = { type: "person", id: personId };
    if (!isRight && !(own?.method === "demo" && env().BALIE_DEMO)) {
      const detail = { step: "unlock" };
      return { result: false, event: { event: "person.sign-in-failed", outcome: "failure", object, detail } };
    }
    await tx
      .update(session)
      .set({ lastActiveAt: now, provedAt: now, lockedAt: null })
      .where(eq(session.sessionId, sessionId));
    return { result: true, event: { event: "person.unlocked", object } };
  });
  if (!isOpened) throw new DomainError("UNAUTHENTICATED", "session.password-refused");
  await forgetGuesses(guesses);
}
