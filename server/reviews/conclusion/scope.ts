import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { review } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import { DomainError } from "#server/errors.ts";

/** A review of this organization, with a row lock; NOT_FOUND otherwise. */
export async function reviewLocked(tx: Transaction, { organizationId }: Access<Permission>, reviewId: string) {
  const [row] = await tx
    .select()
    .from(review)
    .where(and(eq(review.organizationId, organizationId), eq(review.reviewId, reviewId)))
    .for("update");
  if (!row) throw new DomainError("NOT_FOUND", "review.not-found");
  return row;
}
