import { and, eq, isNull, ne } from "drizzle-orm";
import { person, session } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { hashPassword, isPassword } from "#server/access/password.ts";
import { countGuess, forgetGuesses } from "#server/access/sign-in-limits.ts";
import { DomainError } from "#server/errors.ts";
import type { ChangePasswordInput } from "./contract.ts";
import { passwordRefusal } from "./rules.ts";
import { ownAccount, personActing } from "./scope.ts";

/** A new password, after the old one. Every other session of this person ends. */
export async function changePassword(access: Access<"profile.change">, input: ChangePasswordInput): Promise<void> {
  const { personId, sessionId, client } = personActing(access);
  const account = await ownAccount(access);
  // Apart from the second factor's, as when unlocking.
  const guesses = `password ${personId}`;
  await countGuess(guesses, client.address);
  if (!(await isPassword(account.passwordHash, input.current))) {
    throw new DomainError("INVALID", "session.password-refused");
  }
  const refusal = passwordRefusal(input.password, account);
  if (refusal) throw new DomainError("INVALID", refusal);
  const passwordHash = await hashPassword(input.password);
  await change(access, async (tx) => {
    await tx.update(person).set({ passwordHash }).where(eq(person.personId, personId));
    const ended = await tx
      .update(session)
      .set({ endedAt: new Date(), endReason: "revoked" })
      .where(and(eq(session.personId, personId), ne(session.sessionId, sessionId), isNull(session.endedAt)))
      .returning({ sessionId: session.sessionId });
    const object = { type: "person", id: personId };
    return {
      result: undefined,
      event: { event: "person.password-changed", object, detail: { sessionsEnded: ended.length } },
    };
  });
  await forgetGuesses(guesses);
}
