import { and, eq, isNull, lt, or } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { person } from "#db/schema/people.ts";
import type { Account } from "#server/access/account.ts";
import { totpStep } from "#server/access/one-time-code.ts";

/** Uses up a code of the app in one statement, so that one of two concurrent requests wins. */
export async function claimStep(tx: Transaction, account: Account, code: string): Promise<boolean> {
  if (account.totpSecret === null || account.totpConfirmedAt === null) return false;
  const step = totpStep(account.personId, account.totpSecret, code.replace(/\s/, ""), new Date());
  if (step === null) return false;
  const claimed = await tx
    .update(person)
    .set({ totpLastStep: step })
    .where(and(eq(person.personId, account.personId), or(isNull(person.totpLastStep), lt(person.totpLastStep, step))))
    .returning({ step: person.totpLastStep });
  return claimed.length === 1;
}
