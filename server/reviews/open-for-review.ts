import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { delivery, gatewayTrust } from "#db/schema/gateways.ts";
import { questionnaire, questionnaireResponse } from "#db/schema/questionnaires.ts";
import { reviewItem, reviewTask, reviewWaiting } from "#db/schema/reviews.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { itemsAtOnceMax } from "#db/terms/reviews.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { firstIdAt } from "#server/audit/rules.ts";
import type { DeliveredKind, OpenItem, PatientInRound } from "./contract.ts";
import { reviewsOf } from "./list-reviews.ts";
import { tasksOf } from "./list-tasks.ts";
import { draftOf } from "./scope.ts";
import { neighboursOf } from "./step-through.ts";

/** The clock that made an id and the clock that timed an arrival need not agree. */
const roomMs = 3_600_000;
const dayMs = 86_400_000;

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
    const [found, [last], tasks, neighbours] = await Promise.all([
      itemsOf(tx, opened),
      reviewsOf(tx, opened, 1),
      tasksOf(tx, access, and(eq(reviewTask.patientId, patientId), isNull(reviewTask.doneAt))),
      neighboursOf(raw, access.organizationId, row ?? null),
    ]);
    const items = found.slice(0, itemsAtOnceMax);
    const openIds = new Set(found.map(({ itemId }) => itemId));
    const [delivered, draft] = await Promise.all([
      deliveredOf(raw, opened, items),
      access.actor.kind === "person" ? draftOf(tx, access, patientId, openIds) : null,
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
    const shown = { items, isMore: found.length > items.length, delivered: withSilent(delivered, items) };
    return {
      reviewId: uuidv7(),
      readAt,
      waiting: waiting ?? null,
      ...shown,
      last: last ?? null,
      tasks,
      draft,
      ...neighbours,
    };
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
      measurementKind: reviewItem.measurementKind,
      silentSince: reviewItem.silentSince,
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
    .orderBy(asc(reviewItem.arrivedAt), asc(reviewItem.itemId))
    .limit(itemsAtOnceMax + 1);
}

/** What these deliveries hold, so that nothing is concluded that was not shown. Of what does not count the moment may be anything. */
async function deliveredOf(
  raw: TransactionSql,
  { access, patientId }: OpenedPatient,
  items: readonly OpenItem[],
): Promise<DeliveredKind[]> {
  const deliveries = items.filter((item) => item.kind === "measurements");
  const [first] = deliveries;
  if (!first) return [];
  const rows = await raw<{ kind: MeasurementKind; oldest_at: string }[]>`
    select kind, coalesce(min(effective_at) filter (where set_aside is null), max(effective_at)) as oldest_at from measurement
    where organization_id = ${access.organizationId} and patient_id = ${patientId}
      and delivery_id = any(${deliveries.map((item) => item.itemId)}::uuid[])
      and measurement_id >= ${firstIdAt(new Date(first.arrivedAt.getTime() - roomMs))}
    group by kind order by kind`;
  return rows.map((row) => ({ kind: row.kind, oldestAt: new Date(row.oldest_at) }));
}

/** A silence is seen in the series that stopped, with its last day. */
function withSilent(delivered: DeliveredKind[], items: readonly OpenItem[]): DeliveredKind[] {
  const known = new Set(delivered.map(({ kind }) => kind));
  const silent = items.flatMap(({ measurementKind: kind, silentSince }) => {
    if (kind === null || silentSince === null || known.has(kind)) return [];
    known.add(kind);
    return [{ kind, oldestAt: new Date(Date.parse(silentSince) - dayMs) }];
  });
  return [...delivered, ...silent];
}

/** A delivery is its own item; answers came with the delivery that their response names. */
const deliveryOfItem = sql`coalesce(${questionnaireResponse.deliveryId}, ${reviewItem.itemId})`;
