import { eq } from "drizzle-orm";
import { recoveryCode } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { newRecoveryCodes, recoveryCodeHash } from "#server/access/one-time-code.ts";
import { personActing } from "./scope.ts";

/** Ten new recovery codes; the old ones stop working. They are handed out this once, only their hash is kept. */
export async function renewRecoveryCodes(access: Access<"profile.change">): Promise<string[]> {
  const { personId } = personActing(access);
  const codes = newRecoveryCodes();
  return change(access, async (tx) => {
    await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
    await tx
      .insert(recoveryCode)
      .values(codes.map((code) => ({ personId, codeHash: recoveryCodeHash(personId, code) })));
    const object = { type: "person", id: personId };
    return { result: codes, event: { event: "person.recovery-codes-renewed", object } };
  });
}
