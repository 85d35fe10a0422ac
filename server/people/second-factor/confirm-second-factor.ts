import { and, eq, isNull, ne } from "drizzle-orm";
import { person, recoveryCode, session } from "#db/schema/people.ts";
import { type Access, grant } from "#server/access/access.ts";
import type { Account } from "#server/access/account.ts";
import { clientOf } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { totpStep } from "#server/access/one-time-code.ts";
import { personActing } from "#server/access/person-acting.ts";
import { proved } from "#server/access/proof.ts";
import { countGuess, forgetGuesses } from "#server/access/throttling/sign-in-limits.ts";
import { DomainError } from "#server/errors.ts";
import { ownAccount } from "#server/people/scope.ts";
import { beginSession } from "#server/people/sign-in/begin-session.ts";
import { tellOwner } from "#server/people/tell-owner.ts";
import type { ConfirmSecondFactorInput } from "./contract.ts";
import { assertMaySetFactor } from "./rules.ts";

/**
 * Sets the second factor once a first code proves that the app has the secret. Returns the id of a new session that has
 * passed it; every other one ends, and recovery codes of the factor before it stop working.
 */
export async function confirmSecondFactor(
  access: Access<"session.begin">,
  input: ConfirmSecondFactorInput,
): Promise<string> {
  const account = await ownAccount(access);
  assertMaySetFactor(account, personActing(access));
  const { sessionId, organizationId } = personActing(access);
  const setting = accessToSet(access, account);
  await countGuess(account.personId, clientOf(access.actor).address);
  const step = totpStep(account.personId, input.sealed, input.code.replace(/\s/g, ""), new Date());
  if (step === null) throw new DomainError("INVALID", "session.code-refused");
  const method = await change(setting, async (tx) => {
    const [own] = await tx.select({ method: session.method }).from(session).where(eq(session.sessionId, sessionId));
    if (!own) throw new DomainError("UNAUTHENTICATED", "session.signed-out");
    await tx
      .update(person)
      .set({ totpSecret: input.sealed, totpConfirmedAt: new Date(), totpLastStep: step })
      .where(eq(person.personId, account.personId));
    await tx.delete(recoveryCode).where(eq(recoveryCode.personId, account.personId));
    const ended = await tx
      .update(session)
      .set({ endedAt: new Date(), endReason: "revoked" })
      .where(and(eq(session.personId, account.personId), ne(session.sessionId, sessionId), isNull(session.endedAt)))
      .returning({ sessionId: session.sessionId });
    await tellOwner(tx, account, "second-factor");
    const object = { type: "person", id: account.personId };
    const detail = { replaced: account.totpConfirmedAt !== null, sessionsEnded: ended.length };
    return { result: own.method, event: { event: "person.second-factor-set", object, detail } };
  });
  await forgetGuesses(account.personId);
  return beginSession(access, account, { method, hasSecondFactor: true, organizationId });
}

/** A first factor is part of signing in; replacing one takes a recent proof. */
function accessToSet(
  access: Access<"session.begin">,
  account: Account,
): Access<"session.begin"> | Access<"profile.change-credentials"> {
  if (account.totpConfirmedAt === null) return access;
  return grant(proved(access.actor, new Date()), "profile.change-credentials");
}
