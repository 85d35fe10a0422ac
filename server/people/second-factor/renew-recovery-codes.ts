import { eq } from "drizzle-orm";
import { recoveryCode } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { newRecoveryCodes, recoveryCodeHash } from "#server/access/one-time-code.ts";
import { personActing } from "#server/access/person-acting.ts";
import { ownAccount } from "#server/people/scope.ts";
import { tellOwner } from "#server/people/tell-owner.ts";

/** Creates ten new recovery codes; the old ones stop working. They are shown once, only their hashes are stored. */
export async function renewRecoveryCodes(access: Access<"profile.change-credentials">): Promise<string[]> {
  const { personId } = personActing(access);
  const account = await ownAccount(access);
  const codes = newRecoveryCodes();
  return change(access, async (tx) => {
    await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
    await tx
      .insert(recoveryCode)
      .values(codes.map((code) => ({ personId, codeHash: recoveryCodeHash(personId, code) })));
    await tellOwner(tx, account, "recovery-codes");
    const object = { type: "person", id: personId };
    return { result: codes, event: { event: "person.recovery-codes-renewed", object } };
  });
}
