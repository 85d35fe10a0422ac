import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { recoveryCode, session } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import type { Account } from "#server/access/account.ts";
import { clientOf } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { recoveryCodeHash } from "#server/access/one-time-code.ts";
import { personActing } from "#server/access/person-acting.ts";
import { countGuess, forgetGuesses } from "#server/access/throttling/sign-in-limits.ts";
import { DomainError } from "#server/errors.ts";
import { ownAccount } from "#server/people/scope.ts";
import { beginSession } from "#server/people/sign-in/begin-session.ts";
import { claimStep } from "./claim-step.ts";
import type { SecondFactorInput } from "./contract.ts";
import { appCode } from "./rules.ts";

/**
 * Checks the second factor: a code of the app, or a recovery code; each works once. The session is replaced by a new
 * one, against session fixation. Returns the new id.
 */
export async function showSecondFactor(access: Access<"session.begin">, input: SecondFactorInput): Promise<string> {
  const { sessionId, organizationId } = personActing(access);
  const account = await ownAccount(access);
  await countGuess(account.personId, clientOf(access.actor).address);
  const shown = await change(access, async (tx) => {
    const [own] = await tx.select({ method: session.method }).from(session).where(eq(session.sessionId, sessionId));
    const kind = await claimCode(tx, account, input.code);
    const object = { type: "person", id: account.personId };
    if (!own || !kind) {
      const detail = { step: "second-factor" };
      return { result: null, event: { event: "person.sign-in-failed", outcome: "failure", object, detail } };
    }
    const event = kind === "recovery" ? "person.recovery-code-used" : "person.second-factor-shown";
    return { result: { method: own.method, recoveryCode: kind === "recovery" }, event: { event, object } };
  });
  if (!shown) throw new DomainError("UNAUTHENTICATED", "session.code-refused");
  await forgetGuesses(account.personId);
  return beginSession(access, account, { ...shown, hasSecondFactor: true, organizationId });
}

/** Uses up the code in one statement, so that one of two concurrent requests wins; null when it is wrong or already used. */
async function claimCode(tx: Transaction, account: Account, code: string): Promise<"totp" | "recovery" | null> {
  if (appCode.test(code)) return (await claimStep(tx, account, code)) ? "totp" : null;
  const claimed = await tx
    .update(recoveryCode)
    .set({ usedAt: new Date() })
    .where(
      and(
        eq(recoveryCode.personId, account.personId),
        eq(recoveryCode.codeHash, recoveryCodeHash(account.personId, code)),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ usedAt: recoveryCode.usedAt });
  return claimed.length === 1 ? "recovery" : null;
}
