import type { Transaction } from "#db/client.ts";
import type { Account } from "#server/access/account.ts";
import { env } from "#server/env.ts";
import { wordsIn } from "#server/language/words.ts";
import { queueMail } from "#server/mail/queue-mail.ts";

type Credential = "password" | "second-factor" | "recovery-codes" | "provider";

/** Mails somebody that a credential of theirs changed, in the same transaction, when there is a mail server. */
export async function tellOwner(tx: Transaction, account: Account, credential: Credential): Promise<void> {
  if (!env().SMTP_URL) return;
  const words = wordsIn(account.locale, "people");
  const text = words("mail.credential.text", { name: account.name, what: words(`mail.credential.${credential}`) });
  await queueMail(tx, { to: account.email, subject: words("mail.credential.subject"), text });
}
