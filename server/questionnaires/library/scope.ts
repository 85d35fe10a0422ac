import { and, desc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { person } from "#db/schema/people.ts";
import { questionnaire, questionnaireAction } from "#db/schema/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import { DomainError } from "#server/errors.ts";
import { shipped, shippedById } from "#server/questionnaires/instruments/shipped.ts";

export type QuestionnaireRow = typeof questionnaire.$inferSelect;

/** A questionnaire of the library: a row, or a shipped one not used here yet. */
export type KnownQuestionnaire = QuestionnaireRow & { isStored: boolean };

/** A questionnaire of this organization's library. @throws NOT_FOUND. */
export async function questionnaireInScope(
  tx: Transaction,
  access: Access<Permission>,
  questionnaireId: string,
): Promise<KnownQuestionnaire> {
  const [row] = await tx
    .select()
    .from(questionnaire)
    .where(
      and(eq(questionnaire.organizationId, access.organizationId), eq(questionnaire.questionnaireId, questionnaireId)),
    );
  if (row) return { ...row, isStored: true };
  const known = shippedRow(access.organizationId, questionnaireId);
  if (!known) throw new DomainError("NOT_FOUND", "questionnaire.gone");
  return { ...known, isStored: false };
}

function shippedRow(organizationId: string, questionnaireId: string): QuestionnaireRow | null {
  const known = shippedById(questionnaireId);
  if (!known) return null;
  const nothing = { fhirVersion: null, format: null, body: null, addedBy: null, retiredAt: null };
  return { organizationId, ...known, ...nothing, addedAt: new Date(0) };
}

/** The newest version in use under a canonical URL; null when all versions are retired. */
export async function findNewest(
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

/** The practice's agreed actions for flagged items, by canonical URL. */
export async function listActions(tx: Transaction, { organizationId }: Access<Permission>, url: string) {
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
