import { eq } from "drizzle-orm";
import { session } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { placesOf } from "#server/access/account.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { SwitchOrganizationInput } from "./contract.ts";
import { personActing } from "./scope.ts";

/** From now on this session works for another organization of the same person. The log of the one that is left says so. */
export async function switchOrganization(
  access: Access<"organization.switch">,
  { organizationId }: SwitchOrganizationInput,
): Promise<void> {
  const { sessionId, personId } = personActing(access);
  const places = await placesOf(personId);
  if (!places.some((place) => place.organizationId === organizationId)) {
    throw new DomainError("NOT_FOUND", "general.not-found");
  }
  await change(access, async (tx) => {
    await tx.update(session).set({ organizationId }).where(eq(session.sessionId, sessionId));
    const object = { type: "session", id: sessionId };
    return { result: undefined, event: { event: "session.organization-switched", object, detail: { organizationId } } };
  });
}
