import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { membership } from "#db/schema/people.ts";
import { env } from "#server/env.ts";
import { wordsIn } from "#server/language/words.ts";
import { queueMail } from "#server/mail/queue-mail.ts";
import { receiversAt } from "#server/mail/receivers.ts";

/** Mails the subscribers that there is a notice and where, never its content. */
export async function mailNotices(tx: Transaction, organizationId: string): Promise<void> {
  if (env().SMTP_URL === undefined) return;
  const people = await receiversAt(tx, organizationId, eq(membership.mailOnConnectionChange, true));
  for (const { email, locale } of people) {
    const words = wordsIn(locale, "connections");
    await queueMail(tx, {
      to: email,
      subject: words("mail.subject"),
      text: words("mail.text", { address: `${env().BALIE_URL}/connections` }),
    });
  }
}
