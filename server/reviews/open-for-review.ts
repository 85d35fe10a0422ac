import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { delivery, gatewayTrust } from "#db/schema/gateways.ts";
import { questionnaire, questionnaireResponse } from "#db/schema/questionnaires.ts";
import { reviewItem, reviewTask, reviewWaiting } from "#db/schema/reviews.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { OpenItem, PatientInRound } from "./contract.ts";
import { reviewsOf } from "./list-reviews.ts";
import { tasksOf } from "./list-tasks.ts";
import { neighboursOf } from "./step-through.ts";

/**
 * One patient of the round: what is open and why he stands where he stands, what was concluded last, and who comes before and after.
 * The items in the answer are those that a conclusion from this screen covers.
 */
export function openForReview(opened: OpenedPatient<"review.list">): Promise<PatientInRound> {
  const { access, patientId } = opened;
  const readAt = new Date();
  return look(access, async (tx, raw) => {
    const [row] = await tx
      .select()
      .from(reviewWaiting)
      .where(and(eq(reviewWaiting.organizationId, access.organizationId), eq(reviewWaiting.patientId, patientId)));
    const [items, [last], tasks, neighbours] = await Promise.all([
      itemsOf(tx, opened),
      reviewsOf(tx, opened, 1),
      tasksOf(tx, access, and(eq(reviewTask.patientId, patientId), isNull(reviewTask.doneAt))),
      neighboursOf(raw, access.organizationId, row ?? null),
    ]);
    const waiting = row && {
      waitingSince: row.waitingSince,
      latestAt: row.latestAt,
      attention: row.attention,
      reasons: row.reasons,
      isNormal: row.isNormal,
      isAssessmentDue: row.isAssessmentDue,
      itemCount: items.length,
    };
    return { reviewId: uuidv7(), readAt, waiting: waiting ?? null, items, last: last ?? null, tasks, ...neighbours };
  });
}

/** What nobody reviewed yet, with who brought it. An item is a delivery, or answers. */
async function itemsOf(tx: Transaction, { access, patientId }: OpenedPatient): Promise<OpenItem[]> {
  const { organizationId } = access;
  return tx
    .select({
      itemId: reviewItem.itemId,
      kind: reviewItem.kind,
      arrivedAt: reviewItem.arrivedAt,
      gatewayName: gatewayTrust.name,
      pgoName: delivery.pgoName,
      newCount: delivery.newCount,
      questionnaireTitle: questionnaire.title,
    })
    .from(reviewItem)
    .leftJoin(
      questionnaireResponse,
      and(
        eq(questionnaireResponse.organizationId, organizationId),
        eq(questionnaireResponse.responseId, reviewItem.itemId),
      ),
    )
    .leftJoin(
      questionnaire,
      and(
        eq(questionnaire.organizationId, organizationId),
        eq(questionnaire.questionnaireId, questionnaireResponse.questionnaireId),
      ),
    )
    .leftJoin(delivery, and(eq(delivery.organizationId, organizationId), eq(delivery.deliveryId, deliveryOfItem)))
    .leftJoin(
      gatewayTrust,
      and(eq(gatewayTrust.organizationId, organizationId), eq(gatewayTrust.trustId, delivery.trustId)),
    )
    .where(
      and(
        eq(reviewItem.organizationId, organizationId),
        eq(reviewItem.patientId, patientId),
        isNull(reviewItem.reviewId),
      ),
    )
    .orderBy(asc(reviewItem.arrivedAt), asc(reviewItem.itemId));
}

/** A delivery is its own item; answers came with the delivery that their response names. */
const deliveryOfItem = sql`coalesce(${questionnaireResponse.deliveryId}, ${reviewItem.itemId})`;
