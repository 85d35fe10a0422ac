import { eq } from "drizzle-orm";
import { person, session } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { totpStep } from "#server/access/one-time-code.ts";
import { countGuess, forgetGuesses } from "#server/access/sign-in-limits.ts";
import { DomainError } from "#server/errors.ts";
import { beginSession } from "./begin-session.ts";
import type { ConfirmSecondFactorInput } from "./contract.ts";
import { accountWithFreeFactor, clientOf, personActing } from "./scope.ts";

/**
 * Sets the second factor once a first code shows that the app has it. Hands back the id of a new session that has
 * passed it; the one that asked ends.
 */
export async function confirmSecondFactor(
  access: Access<"session.begin">,
  input: ConfirmSecondFactorInput,
): Promise<string> {
  const account = await accountWithFreeFactor(access);
  const { sessionId, organizationId } = personActing(access);
  await countGuess(account.personId, clientOf(access).address);
  const step = totpStep(account.personId, input.sealed, input.code.replace(/\s/g, ""), new Date());
  if (step === null) throw new DomainError("INVALID", "session.code-refused");
  const method = await change(access, async (tx) => {
    const [own] = await tx.select({ method: session.method }).from(session).where(eq(session.sessionId, sessionId));
    if (!own) throw new DomainError("UNAUTHENTICATED", "session.signed-out");
    await tx
      .update(person)
      .set({ totpSecret: input.sealed, totpConfirmedAt: new Date(), totpLastStep: step })
      .where(eq(person.personId, account.personId));
    const object = { type: "person", id: account.personId };
    return { result: own.method, event: { event: "person.second-factor-set", object } };
  });
  await forgetGuesses(account.personId);
  return beginSession(access, account, { method, hasSecondFactor: true, organizationId });
}
