import { eq } from "drizzle-orm";
import { person } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { ChangeNameInput } from "./contract.ts";
import { personActing } from "./scope.ts";

/** The own name, as colleagues and the log show it from now on. */
export async function changeName(access: Access<"profile.change">, { name }: ChangeNameInput): Promise<void> {
  const { personId } = personActing(access);
  await change(access, async (tx) => {
    await tx.update(person).set({ name }).where(eq(person.personId, personId));
    const object = { type: "person", id: personId };
    return { result: undefined, event: { event: "person.profile-changed", object, detail: { fields: ["name"] } } };
  });
}
