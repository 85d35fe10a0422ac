import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { delivery, gatewayTrust } from "#db/schema/gateways.ts";
import { questionnaire, questionnaireResponse } from "#db/schema/questionnaires.ts";
import { reviewDraft, reviewItem, reviewWaiting } from "#db/schema/reviews.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { itemsAtOnceMax } from "#db/terms/reviews.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { firstIdAt } from "#server/audit/rules.ts";
import { addDays } from "#server/calendar/days.ts";
import { startOfDay } from "#server/calendar/moments.ts";
import type { PatientFilter } from "#server/patients/filter-contract.ts";
import { handedOverFirst } from "#server/reviews/round/contract.ts";
import type { HandOver } from "#server/reviews/round/hand-over-contract.ts";
import { openHandOvers } from "#server/reviews/round/scope.ts";
import { neighboursOf } from "#server/reviews/round/step-through.ts";
import type { DeliveredKind, OpenItem, PatientInRound } from "./contract.ts";
import type { Draft } from "./draft-contract.ts";
import { reviewsOf } from "./list-reviews.ts";

/** Maximum clock skew between an id and an arrival. */
const clockSkewMsMax = 3_600_000;

/**
 * One patient of the round: what is open and why, the latest conclusion, and the neighbours within a filter.
 * A conclusion on this screen covers the items in the result.
 */
export function openForReview(
  opened: OpenedPatient<"review.list">,
  filter: PatientFilter = {},
): Promise<PatientInRound> {
  const { access, patientId } = opened;
  const readAt = new Date();
  return look(access, async (tx, raw) => {
    const [[row], handOvers] = await Promise.all([
      tx
        .select()
        .from(reviewWaiting)
        .where(and(eq(reviewWaiting.organizationId, access.organizationId), eq(reviewWaiting.patientId, patientId))),
      openHandOvers(tx, access, [patientId]),
    ]);
    const handOver = handOvers.get(patientId) ?? null;
    const place = row ? { ...row, attention: row.attention + aheadOf(opened, filter, handOver) } : null;
    const [found, [last], neighbours] = await Promise.all([
      itemsOf(tx, opened),
      reviewsOf(tx, opened, 1),
      neighboursOf(raw, access, { place, filter }),
    ]);
    const items = found.slice(0, itemsAtOnceMax);
    const openIds = new Set(found.map(({ itemId }) => itemId));
    const [delivered, draft] = await Promise.all([deliveredOf(raw, opened, items), draftOf(tx, opened, openIds)]);
    const waiting = row && {
      waitingSince: row.waitingSince,
      latestAt: row.latestAt,
      attention: row.attention,
      reasons: row.reasons,
      isNormal: row.isNormal,
      isAssessmentDue: row.isAssessmentDue,
      itemCount: items.length,
      handOver,
    };
    const shown = { items, isMore: found.length > items.length, delivered: withSilent(delivered, items) };
    return {
      reviewId: uuidv7(),
      readAt,
      waiting: waiting ?? null,
      ...shown,
      last: last ?? null,
      draft,
      ...neighbours,
    };
  });
}

/** Among their own patients, what was handed over to the reader comes first. */
function aheadOf({ access: { actor } }: OpenedPatient, { who }: PatientFilter, handOver: HandOver | null): number {
  return who === "mine" && actor.kind === "person" && handOver?.toId === actor.personId ? handedOverFirst : 0;
}

/** The reader's own draft, unless one of its items has been reviewed since: its text would refer to other values. */
async function draftOf(
  tx: Transaction,
  { access: { actor, organizationId }, patientId }: OpenedPatient,
  openItemIds: ReadonlySet<string>,
): Promise<Draft | null> {
  if (actor.kind !== "person") return null;
  const [found] = await tx
    .select()
    .from(reviewDraft)
    .where(
      and(
        eq(reviewDraft.organizationId, organizationId),
        eq(reviewDraft.patientId, patientId),
        eq(reviewDraft.personId, actor.personId),
      ),
    );
  if (!found?.itemIds.every((itemId) => openItemIds.has(itemId))) return null;
  const { note, message, task, keptAt } = found;
  return { note, message, task, keptAt };
}

/** The open items, with the DVA and PGO that delivered them. */
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

/**
 * The kinds in these deliveries, so that nothing is concluded unseen. Based on values that count, because an excluded
 * value may have any date.
 */
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
      and measurement_id >= ${firstIdAt(new Date(first.arrivedAt.getTime() - clockSkewMsMax))}
    group by kind order by kind`;
  return rows.map((row) => ({ kind: row.kind, oldestAt: new Date(row.oldest_at) }));
}

/** A silence is shown in the series that stopped, from its last day. */
function withSilent(delivered: DeliveredKind[], items: readonly OpenItem[]): DeliveredKind[] {
  const known = new Set(delivered.map(({ kind }) => kind));
  const silent = items.flatMap(({ measurementKind: kind, silentSince }) => {
    if (kind === null || silentSince === null || known.has(kind)) return [];
    known.add(kind);
    return [{ kind, oldestAt: startOfDay(addDays(silentSince, -1)) }];
  });
  return [...delivered, ...silent];
}

/** An item of measurements has the id of its delivery; a questionnaire response refers to it. */
const deliveryOfItem = sql`coalesce(${questionnaireResponse.deliveryId}, ${reviewItem.itemId})`;
