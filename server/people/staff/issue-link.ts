import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { invitation } from "#db/schema/people.ts";
import type { InvitationKind, Role } from "#db/terms/people.ts";
import type { Access } from "#server/access/access.ts";
import { newLinkToken } from "#server/access/link.ts";
import type { Permission } from "#server/access/permissions.ts";
import { env } from "#server/env.ts";
import { wordsIn } from "#server/language/words.ts";
import { queueMail } from "#server/mail/queue-mail.ts";
import type { HandedOutLink } from "./contract.ts";
import { linkHoursMax } from "./rules.ts";

type Receiver = { kind: InvitationKind; email: string; name: string; roles: Role[]; organizationName: string };

/**
 * Creates a one-time link in the caller's transaction. An earlier one of the same kind for the same address stops
 * working. With a mail server it is mailed to its receiver, in the same transaction, and shown to nobody: who holds it
 * acts in that name. Without one it has no secret until a second administrator confirms it (`confirmLink`); the server's
 * own command gets it at once.
 */
export async function issueLink(
  tx: Transaction,
  access: Access<Permission>,
  { organizationName, ...receiver }: Receiver,
): Promise<HandedOutLink> {
  const { organizationId, actor } = access;
  const now = new Date();
  const expiresAt = new Date(now.getTime() + linkHoursMax * 3_600_000);
  const isMailed = env().SMTP_URL !== undefined;
  const isReady = isMailed || actor.kind === "system";
  const { tokenHash, link } = newLinkToken();
  const invitationId = uuidv7();
  await tx
    .update(invitation)
    .set({ withdrawnAt: now })
    .where(
      and(
        eq(invitation.organizationId, organizationId),
        eq(invitation.email, receiver.email),
        eq(invitation.kind, receiver.kind),
        isNull(invitation.acceptedAt),
        isNull(invitation.withdrawnAt),
      ),
    );
  const invitedBy = actor.kind === "person" ? actor.personId : organizationId;
  await tx.insert(invitation).values({
    organizationId,
    invitationId,
    ...receiver,
    tokenHash: isReady ? tokenHash : null,
    invitedBy,
    createdAt: now,
    expiresAt,
  });
  if (isMailed) await queueMail(tx, mailWith(link, receiver, organizationName));
  return { invitationId, link: isReady && !isMailed ? link : null, expiresAt, isMailed };
}

/** The reader has not chosen a language yet, so the mail is in Dutch followed by English. */
function mailWith(link: string, receiver: { kind: InvitationKind; email: string; name: string }, organization: string) {
  const facts = { name: receiver.name, organization, link, hours: linkHoursMax };
  const [nl, en] = [wordsIn("nl", "people"), wordsIn("en", "people")];
  return {
    to: receiver.email,
    subject: nl(`mail.${receiver.kind}.subject`, facts),
    text: `${nl(`mail.${receiver.kind}.text`, facts)}\n\n---\n\n${en(`mail.${receiver.kind}.text`, facts)}\n`,
  };
}
