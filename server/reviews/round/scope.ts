import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "#db/client.ts";
import { person } from "#db/schema/people.ts";
import { reviewHandOver, reviewItem, reviewPlan, reviewWaiting } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import type { HandOver } from "./hand-over-contract.ts";
import { usualRoundTimes } from "./rules.ts";

/**
 * The row of a waiting patient, with a row lock: arrivals for this patient wait, and two people's conclusions are
 * serialized. Null: nothing is waiting.
 */
export async function waitingLocked(tx: Transaction, { organizationId }: Access<Permission>, patientId: string) {
  const [row] = await tx
    .select()
    .from(reviewWaiting)
    .where(and(eq(reviewWaiting.organizationId, organizationId), eq(reviewWaiting.patientId, patientId)))
    .for("update");
  return row ?? null;
}

/** One patient's unreviewed items, oldest first. */
export function openItems(tx: Transaction, { organizationId }: Access<Permission>, patientId: string) {
  return tx
    .select({ itemId: reviewItem.itemId, arrivedAt: reviewItem.arrivedAt })
    .from(reviewItem)
    .where(
      and(
        eq(reviewItem.organizationId, organizationId),
        eq(reviewItem.patientId, patientId),
        isNull(reviewItem.reviewId),
      ),
    )
    .orderBy(asc(reviewItem.arrivedAt), asc(reviewItem.itemId));
}

/** The practice's round times. */
export async function roundTimes(tx: Transaction, { organizationId }: Access<Permission>): Promise<readonly string[]> {
  const [plan] = await tx
    .select({ times: reviewPlan.times })
    .from(reviewPlan)
    .where(eq(reviewPlan.organizationId, organizationId));
  return plan && plan.times.length > 0 ? plan.times : usualRoundTimes;
}

/** The open hand-overs of these patients. Two who were merged may bring two; the latest holds. */
export async function openHandOvers(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  patientIds: readonly string[],
): Promise<Map<string, HandOver>> {
  if (patientIds.length === 0) return new Map();
  const [taker, giver] = [alias(person, "taker"), alias(person, "giver")];
  const { patientId, handOverId, toId, reason, handedAt } = reviewHandOver;
  const rows = await tx
    .select({ patientId, handOverId, toId, toName: taker.name, reason, byName: giver.name, handedAt })
    .from(reviewHandOver)
    .leftJoin(taker, eq(taker.personId, toId))
    .leftJoin(giver, eq(giver.personId, reviewHandOver.handedBy))
    .where(
      and(
        eq(reviewHandOver.organizationId, organizationId),
        inArray(patientId, [...patientIds]),
        isNull(reviewHandOver.reviewId),
        isNull(reviewHandOver.takenBackAt),
      ),
    )
    .orderBy(asc(handedAt), asc(handOverId));
  return new Map(rows.map(({ patientId: id, ...handOver }) => [id, handOver]));
}
