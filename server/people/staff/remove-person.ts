import { and, eq, isNull } from "drizzle-orm";
import { invitation, membership, session } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { PersonInput } from "./contract.ts";
import { leavesNoAdministrator } from "./rules.ts";
import { colleagueInScope, membersLocked } from "./scope.ts";

/** Ends a person's membership, with its sessions and links. The log keeps the name. */
export async function removePerson(access: Access<"person.remove">, { personId }: PersonInput): Promise<void> {
  const { organizationId } = access;
  await change(access, async (tx) => {
    const members = await membersLocked(tx, access);
    const colleague = await colleagueInScope(tx, access, personId);
    if (leavesNoAdministrator(members, personId, null)) throw new DomainError("CONFLICT", "people.last-administrator");
    const now = new Date();
    await tx
      .update(invitation)
      .set({ withdrawnAt: now })
      .where(
        and(
          eq(invitation.organizationId, organizationId),
          eq(invitation.email, colleague.email),
          isNull(invitation.acceptedAt),
          isNull(invitation.withdrawnAt),
        ),
      );
    await tx
      .update(session)
      .set({ endedAt: now, endReason: "removed" })
      .where(and(eq(session.organizationId, organizationId), eq(session.personId, personId), isNull(session.endedAt)));
    await tx
      .update(membership)
      .set({ endedAt: now })
      .where(and(eq(membership.organizationId, organizationId), eq(membership.personId, personId)));
    return { result: undefined, event: { event: "person.removed", object: { type: "person", id: personId } } };
  });
}
