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
import { claimStep } from "./claim-step.ts";
import type { ProofInput } from "./contract.ts";
import { appCode } from "./rules.ts";

/**
 * Shows again who is at the screen, with the password or a code of the app; what needs it can be done for five minutes.
 * In the demo, without passwords, a click is enough. Attempts are counted separately, as when unlocking.
 */
export async function proveAgain(access: Access<"session.prove">, { secret }: ProofInput): Promise<void> {
  const { sessionId, personId, client } = personActing(access);
  const account = await ownAccount(access);
  const guesses = `proof ${personId}`;
  await countGuess(guesses, client.address);
  const isCode = appCode.test(secret);
  const isPassword = !isCode && (await verifyPassword(account.passwordHash, secret));
  const isProved = await change(access, async (tx) => {
    const [own] = await tx.select({ method: session.method }).from(session).where(eq(session.sessionId, sessionId));
    const isDemo = own?.method === "demo" && env().BALIE_DEMO;
    const isRight = isPassword || isDemo || (isCode && (await claimStep(tx, account, secret)));
    const object = { type: "person", id: personId };
    if (!isRight) {
      const detail = { step: "proof" };
      return { result: false, event: { event: "person.sign-in-failed", outcome: "failure", object, detail } };
    }
    await tx.update(session).set({ provedAt: new Date() }).where(eq(session.sessionId, sessionId));
    return { result: true, event: { event: "person.proved", object } };
  });
  if (!isProved) throw new DomainError("UNAUTHENTICATED", "session.proof-refused");
  await forgetGuesses(guesses);
}
