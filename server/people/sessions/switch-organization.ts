import { eq } from "drizzle-orm";
import { session } from "#db/schema/people.ts";
import { type Access, grant } from "#server/access/access.ts";
import { placesOf } from "#server/access/account.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { SwitchOrganizationInput } from "./contract.ts";

/**
 * Switches the session to another organization of the same person. Logged in both, each in its own transaction (a transaction sees one
 * organization): first where the person arrives, so that nobody works there unseen if the second fails.
 */
export async function switchOrganization(
  access: Access<"organization.switch">,
  { organizationId }: SwitchOrganizationInput,
): Promise<void> {
  const actor = personActing(access);
  const { sessionId } = actor;
  const place = (await placesOf(actor.personId)).find((place) => place.organizationId === organizationId);
  if (!place) throw new DomainError("NOT_FOUND", "general.not-found");
  const object = { type: "session", id: sessionId };
  const between = { from: access.organizationId, to: organizationId };
  const { organizationKind, roles } = place;
  const there = grant({ ...actor, organizationId, organizationKind, roles }, "organization.switch");
  await change(there, async () => ({
    result: undefined,
    event: { event: "session.organization-switched", object, detail: { ...between, side: "arrived" } },
  }));
  await change(access, async (tx) => {
    await tx.update(session).set({ organizationId }).where(eq(session.sessionId, sessionId));
    const detail = { ...between, side: "left" };
    return { result: undefined, event: { event: "session.organization-switched", object, detail } };
  });
}
