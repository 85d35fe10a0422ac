import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { consultDraft, consultPresence } from "#db/schema/consults.ts";
import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import { ownDraft } from "./scope.ts";

/** The acting person's draft in this consult is finished: in the transaction that sends, plans or decides. */
export async function dropDraft(access: Access<"consult.answer">, tx: Transaction, consultId: string): Promise<void> {
  await tx.delete(consultDraft).where(ownDraft(access, consultId));
  await tx
    .update(consultPresence)
    .set({ wroteAt: null })
    .where(
      and(
        eq(consultPresence.organizationId, access.organizationId),
        eq(consultPresence.consultId, consultId),
        eq(consultPresence.personId, personActing(access).personId),
      ),
    );
}
