import { and, eq, isNull, ne } from "drizzle-orm";
import { person, session } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { placesOf } from "#server/access/account.ts";
import { change } from "#server/access/change.ts";
import { verifyPassword } from "#server/access/password.ts";
import { personActing } from "#server/access/person-acting.ts";
import { countGuess, forgetGuesses } from "#server/access/throttling/sign-in-limits.ts";
import { DomainError } from "#server/errors.ts";
import { choosePassword } from "#server/people/passwords/choose-password.ts";
import { ownAccount } from "#server/people/scope.ts";
import { tellOwner } from "#server/people/tell-owner.ts";
import type { ChangePasswordInput } from "./contract.ts";

/** Sets a new password after checking the current one. All other sessions of this person end. */
export async function changePassword(access: Access<"profile.change">, input: ChangePasswordInput): Promise<void> {
  const { personId, sessionId, client } = personActing(access);
  const account = await ownAccount(access);
  // Counted separately from the second factor, as when unlocking.
  const guesses = `password ${personId}`;
  await countGuess(guesses, client.address);
  if (!(await verifyPassword(account.passwordHash, input.current))) {
    throw new DomainError("INVALID", "session.password-refused");
  }
  const organizationNames = (await placesOf(personId)).map((place) => place.organizationName);
  const passwordHash = await choosePassword(input.password, { ...account, organizationNames });
  await change(access, async (tx) => {
    await tx.update(person).set({ passwordHash }).where(eq(person.personId, personId));
    await tellOwner(tx, account, "password");
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
