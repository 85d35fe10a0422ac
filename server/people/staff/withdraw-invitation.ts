import { and, eq, isNull } from "drizzle-orm";
import { invitation } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { InvitationIdInput } from "./contract.ts";

/** Invalidates a link, unless it was already used. */
export async function withdrawInvitation(
  access: Access<"invitation.withdraw">,
  { invitationId }: InvitationIdInput,
): Promise<void> {
  await change(access, async (tx) => {
    const withdrawn = await tx
      .update(invitation)
      .set({ withdrawnAt: new Date() })
      .where(
        and(
          eq(invitation.organizationId, access.organizationId),
          eq(invitation.invitationId, invitationId),
          isNull(invitation.acceptedAt),
          isNull(invitation.withdrawnAt),
        ),
      )
      .returning({ invitationId: invitation.invitationId });
    if (withdrawn.length === 0) throw new DomainError("NOT_FOUND", "general.not-found");
    const object = { type: "invitation", id: invitationId };
    return { result: undefined, event: { event: "person.invitation-withdrawn", object } };
  });
}
