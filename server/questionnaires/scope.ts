import { and, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import {
  questionnaire,
  questionnaireAction,
  questionnaireResponse,
  questionnaireSeries,
  questionnaireTask,
} from "#db/schema/questionnaires.ts";
import { openTaskStates } from "#db/terms/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import { DomainError } from "#server/errors.ts";
import { shipped, shippedById } from "./library/shipped.ts";

/** Not as parameters: a plan for any states cannot use the index of the open ones. */
export const isOpenTask = sql`${questionnaireTask.state} in (${sql.raw(openTaskStates.map((state) => `'${state}'`).join(", "))})`;

export type QuestionnaireRow = typeof questionnaire.$inferSelect;
export type TaskFactsRow = typeof questionnaireTask.$inferSelect;
/** A list of the library: a row, or one that comes with Balie and was not used here yet. */
export type KnownQuestionnaire = QuestionnaireRow & { isStored: boolean };

/** Where a list of this organization is stored. */
export function ownRow({ organizationId }: Access<Permission>, questionnaireId: string): SQL | undefined {
  return and(eq(questionnaire.organizationId, organizationId), eq(questionnaire.questionnaireId, questionnaireId));
}

/** A list of this organization's library, or NOT_FOUND. */
export async function questionnaireInScope(
  tx: Transaction,
  access: Access<Permission>,
  questionnaireId: string,
): Promise<KnownQuestionnaire> {
  const [row] = await tx.select().from(questionnaire).where(ownRow(access, questionnaireId));
  if (row) return { ...row, isStored: true };
  const known = shippedRow(access.organizationId, questionnaireId);
  if (!known) throw new DomainError("NOT_FOUND", "questionnaire.gone");
  return { ...known, isStored: false };
}

/** The newest version of an address that is in use; null when it was taken out of use everywhere. */
export async function newestInScope(
  tx: Transaction,
  access: Access<Permission>,
  url: string,
): Promise<KnownQuestionnaire | null> {
  const { organizationId } = access;
  const own = shipped.find((each) => each.url === url);
  if (own) {
    const known = await questionnaireInScope(tx, access, own.questionnaireId);
    return known.retiredAt === null ? known : null;
  }
  const [row] = await tx
    .select()
    .from(questionnaire)
    .where(
      and(
        eq(questionnaire.organizationId, organizationId),
        eq(questionnaire.url, url),
        isNull(questionnaire.retiredAt),
      ),
    )
    .orderBy(desc(questionnaire.addedAt))
    .limit(1);
  return row ? { ...row, isStored: true } : null;
}

/** A shipped list becomes a row of the organization the first time that it is used there. */
export async function keepShipped(tx: Transaction, known: KnownQuestionnaire, addedAt: Date): Promise<void> {
  if (known.isStored) return;
  const { isStored, ...row } = known;
  await tx
    .insert(questionnaire)
    .values({ ...row, addedAt })
    .onConflictDoNothing();
}

function shippedRow(organizationId: string, questionnaireId: string): QuestionnaireRow | null {
  const known = shippedById(questionnaireId);
  if (!known) return null;
  const nothing = { fhirVersion: null, format: null, body: null, addedBy: null, retiredAt: null };
  return { organizationId, ...known, ...nothing, addedAt: new Date(0) };
}

/** A task of this organization, locked against a second hand; NOT_FOUND when it is not there, or belongs to another patient. */
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

/** Which lists patients have open, by address. */
export function openTasks(tx: Transaction, { organizationId }: Access<Permission>, patientIds: string[]) {
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
        isOpenTask,
      ),
    );
}

type Scored = { patientId: string; url: string; scoringVersion: string };

/** Scores of one patient of one address by one scoring, as far as `when` reaches. */
export function scoresInScope(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  { patientId, url, scoringVersion }: Scored,
  when: SQL,
) {
  return tx
    .select({
      responseId: questionnaireResponse.responseId,
      at: questionnaireResponse.authoredAt,
      score: questionnaireResponse.score,
    })
    .from(questionnaireResponse)
    .innerJoin(
      questionnaire,
      and(
        eq(questionnaire.organizationId, questionnaireResponse.organizationId),
        eq(questionnaire.questionnaireId, questionnaireResponse.questionnaireId),
      ),
    )
    .where(
      and(
        eq(questionnaireResponse.organizationId, organizationId),
        eq(questionnaireResponse.patientId, patientId),
        eq(questionnaire.url, url),
        eq(questionnaireResponse.scoringVersion, scoringVersion),
        isNotNull(questionnaireResponse.score),
        when,
      ),
    );
}

/** A series that still goes on, locked; NOT_FOUND otherwise. */
export async function seriesLocked(tx: Transaction, { organizationId }: Access<Permission>, seriesId: string) {
  const [row] = await tx
    .select()
    .from(questionnaireSeries)
    .where(and(eq(questionnaireSeries.organizationId, organizationId), eq(questionnaireSeries.seriesId, seriesId)))
    .for("update");
  if (!row || row.endedAt !== null) throw new DomainError("NOT_FOUND", "questionnaire.series-gone");
  return row;
}

/** What the practice agreed for flagged items of one address. */
export async function actionsInScope(tx: Transaction, { organizationId }: Access<Permission>, url: string) {
  return tx
    .select({
      linkId: questionnaireAction.linkId,
      text: questionnaireAction.text,
      at: questionnaireAction.agreedAt,
      byName: person.name,
    })
    .from(questionnaireAction)
    .leftJoin(person, eq(person.personId, questionnaireAction.agreedBy))
    .where(and(eq(questionnaireAction.organizationId, organizationId), eq(questionnaireAction.url, url)));
}

/** Organizations that can send questionnaires; only under a grant of the worker. */
export async function practices(tx: Transaction): Promise<string[]> {
  const rows = await tx
    .select({ organizationId: organization.organizationId })
    .from(organization)
    .where(sql`${organization.kind} in ('practice', 'pharmacy')`);
  return rows.map((row) => row.organizationId);
}

/** The patient that a DVA's token speaks for; nobody else's rows are ever served to it. */
export function patientServed({ actor }: Access<Permission>): string {
  if (actor.kind !== "gateway") throw new DomainError("FORBIDDEN", "general.forbidden");
  return actor.patientId;
}
