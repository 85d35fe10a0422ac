import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { patient } from "#db/schema/patients.ts";
import { questionnaireSeries, questionnaireTask } from "#db/schema/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { daysLater, monthsLater } from "#server/calendar/moments.ts";
import { keepShipped } from "#server/questionnaires/library/keep-shipped.ts";
import { findNewest } from "#server/questionnaires/library/scope.ts";

type Reminder = Access<"questionnaire.remind">;
type Series = typeof questionnaireSeries.$inferSelect;

/**
 * Sends the questionnaire of each series that is due, in the newest version, and sets its next date. A series ends when its patient has
 * left or its questionnaire was retired. Dates missed while the worker was down are skipped.
 */
export function continueSeries(access: Reminder, now: Date, batchSize: number): Promise<number> {
  return change(access, async (tx) => {
    const due = await tx
      .select()
      .from(questionnaireSeries)
      .where(
        and(
          eq(questionnaireSeries.organizationId, access.organizationId),
          isNull(questionnaireSeries.endedAt),
          lte(questionnaireSeries.nextAt, now),
        ),
      )
      .orderBy(asc(questionnaireSeries.nextAt))
      .limit(batchSize)
      .for("update", { skipLocked: true });
    const lines: AuditLine[] = [];
    for (const series of due) lines.push(await takeTurn(tx, access, series, now));
    return { result: due.length, event: lines };
  });
}

async function takeTurn(tx: Transaction, access: Reminder, series: Series, now: Date): Promise<AuditLine> {
  const { organizationId, seriesId, patientId, remindAfterDays, message } = series;
  const own = and(eq(questionnaireSeries.organizationId, organizationId), eq(questionnaireSeries.seriesId, seriesId));
  const known = await findNewest(tx, access, series.url);
  const why =
    known === null || known.licence === "unclear"
      ? "list-retired"
      : (await hasLeft(tx, series))
        ? "patient-left"
        : null;
  if (why !== null || known === null) {
    await tx.update(questionnaireSeries).set({ endedAt: now }).where(own);
    const object = { type: "questionnaire-series", id: seriesId };
    return { event: "questionnaire.series-ended", object, patientId, detail: { why: why ?? "list-retired" } };
  }
  await keepShipped(tx, known, now);
  const taskId = uuidv7();
  await tx.insert(questionnaireTask).values({
    ...{ organizationId, taskId, sendingId: uuidv7(), patientId, seriesId, remindAfterDays, message },
    questionnaireId: known.questionnaireId,
    state: "requested",
    sentBy: series.startedBy,
    ...{ sentAt: now, changedAt: now, expiresAt: daysLater(now, series.validDays) },
  });
  await tx
    .update(questionnaireSeries)
    .set({ nextAt: nextTurn(series, now) })
    .where(own);
  const object = { type: "questionnaire-task", id: taskId };
  return {
    event: "questionnaire.sent",
    object,
    patientId,
    detail: { questionnaireId: known.questionnaireId, seriesId },
  };
}

/** Counted from the start date, so that a series started on the 31st does not drift to the 28th. */
function nextTurn({ startedAt, everyMonths }: Series, now: Date): Date {
  let turn = 1;
  while (monthsLater(startedAt, turn * everyMonths).getTime() <= now.getTime()) turn += 1;
  return monthsLater(startedAt, turn * everyMonths);
}

async function hasLeft(tx: Transaction, { organizationId, patientId }: Series): Promise<boolean> {
  const [found] = await tx
    .select({ leftAt: patient.leftAt })
    .from(patient)
    .where(and(eq(patient.organizationId, organizationId), eq(patient.patientId, patientId)));
  return !found || found.leftAt !== null;
}
