import { arrayContains } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { membership } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { env } from "#server/env.ts";
import { wordsIn } from "#server/language/words.ts";
import { queueMail } from "#server/mail/queue-mail.ts";
import { receiversAt } from "#server/mail/receivers.ts";

/** Mails the privacy officers that a record was opened in an emergency: neither whose nor by whom, which Balie shows. */
export async function tellOfEmergency(
  tx: Transaction,
  { organizationId }: Access<"patient.open-in-emergency">,
): Promise<void> {
  const officers = await receiversAt(tx, organizationId, arrayContains(membership.roles, ["privacy-officer"]));
  for (const { email, locale } of officers) {
    const words = wordsIn(locale, "patients");
    await queueMail(tx, {
      to: email,
      subject: words("emergency.mail.subject"),
      text: words("emergency.mail.text", { address: `${env().BALIE_URL}/audit` }),
    });
  }
}
