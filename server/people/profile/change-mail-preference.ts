import { and, eq } from "drizzle-orm";
import { membership } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { MailPreferenceInput } from "./contract.ts";

/** Sets whether the reader gets a mail when the register changes something for this organization. */
export async function changeMailPreference(
  access: Access<"profile.change">,
  input: MailPreferenceInput,
): Promise<void> {
  const { personId } = personActing(access);
  await change(access, async (tx) => {
    await tx
      .update(membership)
      .set(input)
      .where(and(eq(membership.organizationId, access.organizationId), eq(membership.personId, personId)));
    const object = { type: "person", id: personId };
    return { result: undefined, event: { event: "person.profile-changed", object, detail: { fields: ["mail"] } } };
  });
}
