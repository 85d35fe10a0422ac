import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { invitation } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { ListedInvitation } from "./contract.ts";

/** Links that wait to be used. Those that were used, withdrawn or are too old are not in it. */
export async function listInvitations(access: Access<"invitation.list">): Promise<ListedInvitation[]> {
  return look(access, (tx) =>
    tx
      .select({
        invitationId: invitation.invitationId,
        kind: invitation.kind,
        name: invitation.name,
        email: invitation.email,
        roles: invitation.roles,
        createdAt: invitation.createdAt,
        expiresAt: invitation.expiresAt,
      })
      .from(invitation)
      .where(
        and(
          eq(invitation.organizationId, access.organizationId),
          isNull(invitation.acceptedAt),
          isNull(invitation.withdrawnAt),
          gt(invitation.expiresAt, new Date()),
        ),
      )
      .orderBy(desc(invitation.invitationId)),
  );
}
