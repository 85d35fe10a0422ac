import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { questionnaire, questionnaireSeries, questionnaireTask } from "#db/schema/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import { DomainError } from "#server/errors.ts";
import { filterOpen } from "./filter-open.ts";

export type TaskFactsRow = typeof questionnaireTask.$inferSelect;

/** A task of this organization, locked. @throws NOT_FOUND when it does not exist or belongs to another patient. */
export async function taskLocked(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  taskId: string,
  patientId?: string,
): Promise<TaskFactsRow> {
  const [row] = await tx
    .select()
    .from(questionnaireTask)
    .where(and(eq(questionnaireTask.organizationId, organizationId), eq(questionnaireTask.taskId, taskId)))
    .for("update");
  if (!row || (patientId !== undefined && row.patientId !== patientId)) {
    throw new DomainError("NOT_FOUND", "questionnaire.task-gone");
  }
  return row;
}

/** A series that has not ended, locked. @throws NOT_FOUND. */
export async function seriesLocked(tx: Transaction, { organizationId }: Access<Permission>, seriesId: string) {
  const [row] = await tx
    .select()
    .from(questionnaireSeries)
    .where(and(eq(questionnaireSeries.organizationId, organizationId), eq(questionnaireSeries.seriesId, seriesId)))
    .for("update");
  if (!row || row.endedAt !== null) throw new DomainError("NOT_FOUND", "questionnaire.series-gone");
  return row;
}

/** The open questionnaires of these patients, by canonical URL. */
export function listOpenTasks(tx: Transaction, { organizationId }: Access<Permission>, patientIds: string[]) {
  return tx
    .select({ patientId: questionnaireTask.patientId, url: questionnaire.url })
    .from(questionnaireTask)
    .innerJoin(
      questionnaire,
      and(
        eq(questionnaire.organizationId, questionnaireTask.organizationId),
        eq(questionnaire.questionnaireId, questionnaireTask.questionnaireId),
      ),
    )
    .where(
      and(
        eq(questionnaireTask.organizationId, organizationId),
        inArray(questionnaireTask.patientId, patientIds),
        filterOpen(),
      ),
    );
}
