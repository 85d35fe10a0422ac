import { and, eq, gt, isNull } from "drizzle-orm";
import { invitation } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { findAccount, placesOf } from "#server/access/account.ts";
import { change } from "#server/access/change.ts";
import { newLinkToken } from "#server/access/link.ts";
import { look } from "#server/access/look.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { HandedOutLink, InvitationIdInput } from "./contract.ts";
import { mayConfirmLink } from "./rules.ts";
import { secondPerson } from "./scope.ts";

/**
 * Confirms a link that another administrator made where no mail can be sent, and shows it, once. Two people are needed to
 * hold a link with which somebody acts in a third one's name.
 * @throws CONFLICT for who made it, whom it is for or who is too new to be a second person (`mayConfirmLink`), and for a reset of somebody who works elsewhere by now.
 */
export async function confirmLink(
  access: Access<"person.confirm-link">,
  { invitationId }: InvitationIdInput,
): Promise<HandedOutLink> {
  const { organizationId } = access;
  const { personId } = personActing(access);
  const now = new Date();
  const awaiting = and(
    eq(invitation.organizationId, organizationId),
    eq(invitation.invitationId, invitationId),
    isNull(invitation.tokenHash),
    isNull(invitation.withdrawnAt),
    gt(invitation.expiresAt, now),
  );
  const [[row], reader] = await look(access, (tx) =>
    Promise.all([tx.select().from(invitation).where(awaiting), secondPerson(tx, access, personId)]),
  );
  if (!row) throw new DomainError("NOT_FOUND", "general.not-found");
  if (!reader || !mayConfirmLink(row, reader)) {
    throw new DomainError("CONFLICT", "people.confirmed-by-another");
  }
  if (row.kind !== "invitation" && (await worksElsewhere(row.email, organizationId))) {
    throw new DomainError("CONFLICT", "people.works-elsewhere");
  }
  const { tokenHash, link } = newLinkToken();
  return change(access, async (tx) => {
    const confirmed = await tx
      .update(invitation)
      .set({ tokenHash, shownTo: personId, ownerSeenAt: null, officerSeenAt: null })
      .where(awaiting)
      .returning({ invitationId: invitation.invitationId });
    if (confirmed.length === 0) throw new DomainError("NOT_FOUND", "general.not-found");
    const detail = { kind: row.kind, madeBy: row.invitedBy, roles: row.roles };
    const object = { type: "invitation", id: invitationId };
    const result = { invitationId, link, expiresAt: row.expiresAt, isMailed: false };
    return { result, event: { event: "person.link-confirmed", object, detail } };
  });
}

async function worksElsewhere(email: string, organizationId: string): Promise<boolean> {
  const account = await findAccount({ email });
  return (
    account !== null && (await placesOf(account.personId)).some((place) => place.organizationId !== organizationId)
  );
}
