import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { questionnaireTask } from "#db/schema/questionnaires.ts";
import { type Access, grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { continueSeries } from "./continue-series.ts";
import { filterOpen } from "./filter-open.ts";
import { listPractices } from "./list-practices.ts";
import { remindersDue } from "./rules.ts";

type Reminder = Access<"questionnaire.remind">;

/** Tasks per transaction. */
const batchSize = 200;

export type RemindOutcome = { expired: number; reminded: number; sent: number };

/**
 * The scheduled work on questionnaires, for every practice: expires tasks past their last day, sends reminders (a change of the Task that
 * the PGO sees, never a message with content), and continues series. Idempotent; safe to interrupt.
 */
export async function remindPatients(access: Reminder, now = new Date()): Promise<RemindOutcome> {
  const done: RemindOutcome = { expired: 0, reminded: 0, sent: 0 };
  for (const organizationId of await look(access, listPractices)) {
    const own = grant(systemActor("worker", organizationId), "questionnaire.remind");
    done.expired += await untilNone(() => expireTasks(own, now));
    done.reminded += await untilNone(() => remindOnce(own, now));
    done.sent += await untilNone(() => continueSeries(own, now, batchSize));
  }
  return done;
}

async function untilNone(work: () => Promise<number>): Promise<number> {
  let sum = 0;
  for (let count = await work(); count > 0; count = await work()) sum += count;
  return sum;
}

function expireTasks(access: Reminder, now: Date): Promise<number> {
  return change(access, async (tx) => {
    const due = await openTasks(tx, access, lte(questionnaireTask.expiresAt, now));
    if (due.length > 0) {
      await tx
        .update(questionnaireTask)
        .set({ state: "expired", changedAt: now })
        .where(
          ofThese(
            access,
            due.map((task) => task.taskId),
          ),
        );
    }
    return { result: due.length, event: due.map((task) => line("questionnaire.expired", task)) };
  });
}

/** At most one reminder per task and run: after an outage a patient gets one, not three. */
function remindOnce(access: Reminder, now: Date): Promise<number> {
  return change(access, async (tx) => {
    // Same count as `remindersDue`. In the repeated hour of daylight saving PostgreSQL takes the later one, so what is due here is due
    // there.
    const behind = sql`${questionnaireTask.remindedCount} < (select count(*)
      from unnest(${questionnaireTask.remindAfterDays}) as days,
        lateral (select (${questionnaireTask.sentAt} at time zone 'Europe/Amsterdam' + make_interval(days => days)) at time zone 'Europe/Amsterdam' as at) reminder
      where reminder.at <= ${now.toISOString()}::timestamptz and reminder.at < ${questionnaireTask.expiresAt})`;
    const due = await openTasks(tx, access, behind);
    for (const task of due) {
      await tx
        .update(questionnaireTask)
        .set({ remindedCount: remindersDue(task, now), changedAt: now })
        .where(ofThese(access, [task.taskId]));
    }
    return { result: due.length, event: due.map((task) => line("questionnaire.reminded", task)) };
  });
}

function openTasks(tx: Transaction, { organizationId }: Reminder, which: ReturnType<typeof sql>) {
  return tx
    .select()
    .from(questionnaireTask)
    .where(and(eq(questionnaireTask.organizationId, organizationId), filterOpen(), which))
    .orderBy(asc(questionnaireTask.expiresAt))
    .limit(batchSize)
    .for("update", { skipLocked: true });
}

function ofThese({ organizationId }: Reminder, taskIds: string[]) {
  return and(eq(questionnaireTask.organizationId, organizationId), inArray(questionnaireTask.taskId, taskIds));
}

function line(
  event: "questionnaire.expired" | "questionnaire.reminded",
  task: { taskId: string; patientId: string },
): AuditLine {
  return { event, object: { type: "questionnaire-task", id: task.taskId }, patientId: task.patientId };
}
