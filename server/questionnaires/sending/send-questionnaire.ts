import { and, eq, inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { patient } from "#db/schema/patients.ts";
import { questionnaireSeries, questionnaireTask } from "#db/schema/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { daysLater, monthsLater } from "#server/calendar/moments.ts";
import { DomainError } from "#server/errors.ts";
import { keepShipped } from "#server/questionnaires/library/keep-shipped.ts";
import { questionnaireInScope } from "#server/questionnaires/library/scope.ts";
import type { SendInput, SendOutcome } from "./contract.ts";
import { listOpenTasks } from "./scope.ts";

/**
 * Sends a questionnaire to one or more patients, as a task for each that their PGO fetches; `everyMonths` starts a series. Skips, and
 * reports, patients who have the same questionnaire open, have left, or are unknown here. One audit event per patient.
 */
export async function sendQuestionnaire(access: Access<"questionnaire.send">, input: SendInput): Promise<SendOutcome> {
  const { organizationId } = access;
  const { personId } = personActing(access);
  return change(access, async (tx) => {
    const now = new Date();
    const known = await questionnaireInScope(tx, access, input.questionnaireId);
    if (known.retiredAt !== null) throw new DomainError("PRECONDITION_FAILED", "questionnaire.retired");
    if (known.licence === "unclear") throw new DomainError("PRECONDITION_FAILED", "questionnaire.licence-unclear");
    await keepShipped(tx, known, now);
    const asked = [...new Set(input.patientIds)];
    const skipped = await whoNot(tx, access, known.url, asked);
    const recipients = asked.filter((id) => !skipped.some((each) => each.patientId === id));
    const sendingId = uuidv7();
    const message = input.message || null;
    const terms = { remindAfterDays: input.remindAfterDays.toSorted((a, b) => a - b), message };
    const series = input.everyMonths === null ? null : { everyMonths: input.everyMonths, validDays: input.validDays };
    const tasks = recipients.map((patientId) => ({
      organizationId,
      taskId: uuidv7(),
      sendingId,
      patientId,
      questionnaireId: input.questionnaireId,
      seriesId: series ? uuidv7() : null,
      state: "requested" as const,
      ...terms,
      sentBy: personId,
      sentAt: now,
      changedAt: now,
      expiresAt: daysLater(now, input.validDays),
    }));
    if (tasks.length > 0) await tx.insert(questionnaireTask).values(tasks);
    const begun = tasks.flatMap(({ patientId, seriesId }) => {
      if (!series || !seriesId) return [];
      const nextAt = monthsLater(now, series.everyMonths);
      return [
        {
          organizationId,
          seriesId,
          patientId,
          url: known.url,
          ...series,
          ...terms,
          nextAt,
          startedBy: personId,
          startedAt: now,
        },
      ];
    });
    if (begun.length > 0) await tx.insert(questionnaireSeries).values(begun);
    const sent = tasks.map((task) => ({
      event: "questionnaire.sent" as const,
      object: { type: "questionnaire-task", id: task.taskId },
      patientId: task.patientId,
      detail: { questionnaireId: input.questionnaireId, sendingId },
    }));
    const started = begun.map((each) => ({
      event: "questionnaire.series-started" as const,
      object: { type: "questionnaire-series", id: each.seriesId },
      patientId: each.patientId,
      detail: { everyMonths: each.everyMonths },
    }));
    return { result: { sendingId, sentCount: tasks.length, skipped }, event: [...sent, ...started] };
  });
}

async function whoNot(
  tx: Transaction,
  access: Access<"questionnaire.send">,
  url: string,
  asked: string[],
): Promise<SendOutcome["skipped"]> {
  const [people, open] = await Promise.all([
    tx
      .select({ patientId: patient.patientId, leftAt: patient.leftAt })
      .from(patient)
      .where(and(eq(patient.organizationId, access.organizationId), inArray(patient.patientId, asked))),
    listOpenTasks(tx, access, asked),
  ]);
  const known = new Map(people.map((each) => [each.patientId, each]));
  const hasOpen = new Set(open.filter((each) => each.url === url).map((each) => each.patientId));
  return asked.flatMap((patientId): SendOutcome["skipped"] => {
    const found = known.get(patientId);
    if (!found) return [{ patientId, reason: "unknown" }];
    if (found.leftAt !== null) return [{ patientId, reason: "left" }];
    return hasOpen.has(patientId) ? [{ patientId, reason: "already-open" }] : [];
  });
}
