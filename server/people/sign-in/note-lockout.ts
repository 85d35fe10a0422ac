import { systemOrganizationId } from "#db/terms/organizations.ts";
import { type Access, grant } from "#server/access/access.ts";
import { type Account, placesOf } from "#server/access/account.ts";
import { clientOf } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { type Limit, throttle } from "#server/access/throttling/throttle.ts";
import { env } from "#server/env.ts";
import { DomainError } from "#server/errors.ts";
import { wordsIn } from "#server/language/words.ts";
import { queueMail } from "#server/mail/queue-mail.ts";

/** One line and one mail in four hours: a lockout that goes on is not news. Own choice (2026-11-30). */
const told: Limit = { name: "lockout told", countMax: 1, windowSeconds: 4 * 3_600 };

/**
 * Logs that an account is locked for unknown devices, and mails its owner. For an unknown address the line is in Balie's
 * own log, without the typed text, so that both take equally long.
 */
export async function noteLockout(
  access: Access<"session.begin">,
  account: Account | null,
  typed: string,
): Promise<void> {
  try {
    await throttle(told, account?.personId ?? typed);
  } catch (problem) {
    if (problem instanceof DomainError && problem.code === "TOO_MANY") return;
    throw problem;
  }
  const places = await placesOf(account?.personId ?? systemOrganizationId);
  const organizationId = places[0]?.organizationId ?? systemOrganizationId;
  const stranger = grant({ kind: "anonymous", client: clientOf(access.actor), organizationId }, "session.begin");
  await change(stranger, async (tx) => {
    if (account && env().SMTP_URL) {
      const words = wordsIn(account.locale, "people");
      const text = words("mail.locked-out.text", { name: account.name });
      await queueMail(tx, { to: account.email, subject: words("mail.locked-out.subject"), text });
    }
    const object = { type: "person", id: account?.personId ?? "unknown" };
    return { result: undefined, event: { event: "person.locked-out", outcome: "failure", object } };
  });
}
