import { and, eq, exists, inArray, ne, notExists, type SQL } from "drizzle-orm";
import { invitation, person } from "#db/schema/people.ts";
import { type Access, mayDo } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { SeeLinkNoticesInput } from "./contract.ts";
import { isOfOthers } from "./scope.ts";

/** Marks the reader's notices of links as seen: their own as its owner, those of others as privacy officer, for all officers: never one of a never of a link they made or confirmed. */
export async function seeLinkNotices(
  access: Access<"profile.change">,
  { invitationIds }: SeeLinkNoticesInput,
  now = new Date(),
): Promise<void> {
  const { personId } = personActing(access);
  await change(access, async (tx) => {
    const owner = tx
      .select({ personId: person.personId })
      .from(person)
      .where(and(eq(person.personId, personId), eq(person.email, invitation.email)));
    const these = (whose: SQL) =>
      and(eq(invitation.organizationId, access.organizationId), inArray(invitation.invitationId, invitationIds), whose);
    const isOthers = ne(invitation.kind, "invitation");
    await tx
      .update(invitation)
      .set({ ownerSeenAt: now })
      .where(these(and(exists(owner), isOthers) ?? isOthers));
    if (mayDo(access.actor, "audit.read")) {
      await tx
        .update(invitation)
        .set({ officerSeenAt: now })
        .where(these(and(notExists(owner), isOfOthers(personId)) ?? notExists(owner)));
    }
    const object = { type: "person", id: personId };
    return { result: undefined, event: { event: "person.notice-seen", object, detail: { invitationIds } } };
  });
}
