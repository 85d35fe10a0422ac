import { arrayContains } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { membership } from "#db/schema/people.ts";
import type { InvitationKind } from "#db/terms/people.ts";
import type { Access } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import { wordsIn } from "#server/language/words.ts";
import { queueMail } from "#server/mail/queue-mail.ts";
import { receiversAt } from "#server/mail/receivers.ts";

/** Mails the privacy officers that somebody's password or second factor is being replaced. The log has who and whose. */
export async function tellPrivacyOfficers(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  kind: Exclude<InvitationKind, "invitation">,
): Promise<void> {
  const officers = await receiversAt(tx, organizationId, arrayContains(membership.roles, ["privacy-officer"]));
  for (const { email, locale } of officers) {
    const words = wordsIn(locale, "people");
    await queueMail(tx, {
      to: email,
      subject: words("mail.reset-offered.subject"),
      text: words(`mail.reset-offered.${kind}`),
    });
  }
}
