import { eq } from "drizzle-orm";
import { person } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { PreferencesInput } from "./contract.ts";
import { personActing } from "./scope.ts";

/** Language, theme and density, kept with the person so that every computer shows Balie the same way. */
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
