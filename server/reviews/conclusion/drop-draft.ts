import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { reviewDraft } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";

/** Deletes the acting person's draft about this patient. */
export async function dropDraft(access: Access<"review.conclude">, tx: Transaction, patientId: string): Promise<void> {
  await tx
    .delete(reviewDraft)
    .where(
      and(
        eq(reviewDraft.organizationId, access.organizationId),
        eq(reviewDraft.patientId, patientId),
        eq(reviewDraft.personId, personActing(access).personId),
      ),
    );
}
