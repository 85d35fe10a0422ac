import { and, eq, isNull, lt, or } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { person, recoveryCode, session } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import type { Account } from "#server/access/account.ts";
import { change } from "#server/access/change.ts";
import { recoveryCodeHash, totpStep } from "#server/access/one-time-code.ts";
import { countGuess, forgetGuesses } from "#server/access/sign-in-limits.ts";
import { DomainError } from "#server/errors.ts";
import { beginSession } from "./begin-session.ts";
import type { SecondFactorInput } from "./contract.ts";
import { clientOf, ownAccount, personActing } from "./scope.ts";

/**
 * The second proof: a code of the app, or a recovery code; each works once. The session that asked ends and a new one
 * takes its place, so that its id is of no use to whoever saw it before. Hands back the new id.
 */
export async function showSecondFactor(access: Access<"session.begin">, input: SecondFactorInput): Promise<string> {
  const { sessionId, organizationId } = personActing(access);
  const account = await ownAccount(access);
  await countGuess(account.personId, clientOf(access).address);
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

/** Takes the code out of use in one statement, so that of two at once one wins; null when it is not right or used. */
async function claimCode(tx: Transaction, account: Account, code: string): Promise<"totp" | "recovery" | null> {
  if (/^\d{3}\s?\d{3}$/.test(code)) return (await claimStep(tx, account, code.replace(/\s/, ""))) ? "totp" : null;
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

async function claimStep(tx: Transaction, account: Account, code: string): Promise<boolean> {
  if (account.totpSecret === null || account.totpConfirmedAt === null) return false;
  const step = totpStep(account.personId, account.totpSecret, code, new Date());
  if (step === null) return false;
  const claimed = await tx
    .update(person)
    .set({ totpLastStep: step })
    .where(and(eq(person.personId, account.personId), or(isNull(person.totpLastStep), lt(person.totpLastStep, step))))
    .returning({ step: person.totpLastStep });
  return claimed.length === 1;
}
