import { eq } from "drizzle-orm";
import { person } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { PreferencesInput } from "./contract.ts";

/** Language, theme and density, stored with the person so that they apply on every computer. */
export async function changePreferences(access: Access<"profile.change">, input: PreferencesInput): Promise<void> {
  const { personId } = personActing(access);
  if (Object.keys(input).length === 0) return;
  await change(access, async (tx) => {
    await tx.update(person).set(input).where(eq(person.personId, personId));
    const object = { type: "person", id: personId };
    return {
      result: undefined,
      event: { event: "person.profile-changed", object, detail: { fields: Object.keys(input) } },
    };
  });
}
