import { eq } from "drizzle-orm";
import { person } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { ChangeNameInput } from "./contract.ts";

/** Changes the reader's own name, as colleagues and the log show it from now on; the line has the name before and after. */
export async function changeName(access: Access<"profile.change">, { name }: ChangeNameInput): Promise<void> {
  const { personId } = personActing(access);
  await change(access, async (tx) => {
    const [own] = await tx
      .select({ name: person.name })
      .from(person)
      .where(eq(person.personId, personId))
      .for("update");
    await tx.update(person).set({ name }).where(eq(person.personId, personId));
    const object = { type: "person", id: personId };
    const detail = { fields: ["name"], before: own?.name ?? null, after: name };
    return { result: undefined, event: { event: "person.profile-changed", object, detail } };
  });
}
