import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { invitation, person } from "#db/schema/people.ts";
import { type Access, mayDo } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { ListedInvitation } from "./contract.ts";
import { mayConfirmLink } from "./rules.ts";
import { secondPerson } from "./scope.ts";

/** Open links, without those used, withdrawn or expired, and which of them the reader may confirm. */
export async function listInvitations(access: Access<"invitation.list">): Promise<ListedInvitation[]> {
  const { personId } = personActing(access);
  const mayConfirm = mayDo(access.actor, "person.confirm-link");
  const maker = alias(person, "maker");
  const [rows, reader] = await look(access, (tx) =>
    Promise.all([
      tx
        .select({
          invitationId: invitation.invitationId,
          kind: invitation.kind,
          name: invitation.name,
          email: invitation.email,
          roles: invitation.roles,
          createdAt: invitation.createdAt,
          expiresAt: invitation.expiresAt,
          invitedBy: invitation.invitedBy,
          tokenHash: invitation.tokenHash,
          madeBy: maker.name,
        })
        .from(invitation)
        .leftJoin(maker, eq(maker.personId, invitation.invitedBy))
        .where(
          and(
            eq(invitation.organizationId, access.organizationId),
            isNull(invitation.acceptedAt),
            isNull(invitation.withdrawnAt),
            gt(invitation.expiresAt, new Date()),
          ),
        )
        .orderBy(desc(invitation.invitationId)),
      mayConfirm ? secondPerson(tx, access, personId) : null,
    ]),
  );
  return rows.map(({ tokenHash, invitedBy, ...row }) => ({
    ...row,
    awaitsConfirmation: tokenHash === null,
    isConfirmable: tokenHash === null && reader !== null && mayConfirmLink({ invitedBy, ...row }, reader),
  }));
}
