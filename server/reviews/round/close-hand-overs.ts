import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { reviewHandOver } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";

type Concluded = { patientId: string; reviewId: string };

/** A conclusion about a patient answers every hand-over. */
export async function closeHandOvers(
  { organizationId }: Access<"review.conclude">,
  tx: Transaction,
  { patientId, reviewId }: Concluded,
): Promise<void> {
  const own = and(
    eq(reviewHandOver.organizationId, organizationId),
    eq(reviewHandOver.patientId, patientId),
    isNull(reviewHandOver.reviewId),
    isNull(reviewHandOver.takenBackAt),
  );
  await tx.update(reviewHandOver).set({ reviewId }).where(own);
}

/** With its conclusion undone, a hand-over waits for its GP again. */
export async function reopenHandOvers(
  { organizationId }: Access<"review.conclude">,
  tx: Transaction,
  { patientId, reviewId }: Concluded,
): Promise<void> {
  await tx
    .update(reviewHandOver)
    .set({ reviewId: null })
    .where(
      and(
        eq(reviewHandOver.organizationId, organizationId),
        eq(reviewHandOver.patientId, patientId),
        eq(reviewHandOver.reviewId, reviewId),
      ),
    );
}
