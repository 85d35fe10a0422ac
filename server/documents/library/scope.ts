import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "#db/client.ts";
import { document } from "#db/schema/documents.ts";
import { person } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import { DomainError } from "#server/errors.ts";
import type { DocumentSummary } from "./contract.ts";

type Scope = Pick<Access<Permission>, "organizationId">;
type Asked = { documentId?: string; countMax: number };

/** Photos and documents of a patient, newest first, or the one with this id. */
export async function summariesOf(
  tx: Transaction,
  { organizationId }: Scope,
  patientId: string,
  { documentId, countMax }: Asked,
): Promise<DocumentSummary[]> {
  const [judge, sender] = [alias(person, "judge"), alias(person, "sender")];
  const twin = alias(document, "twin");
  const rows = await tx
    .select({
      row: document,
      judgedByName: judge.name,
      sentByName: sender.name,
      isTwice: sql<boolean>`exists (select from ${document} twin where ${twin.organizationId} = ${organizationId}
        and ${twin.patientId} = ${document.patientId} and ${twin.sha256} = ${document.sha256}
        and ${twin.documentId} <> ${document.documentId})`,
    })
    .from(document)
    .leftJoin(judge, eq(judge.personId, document.judgedBy))
    .leftJoin(sender, eq(sender.personId, document.sentBy))
    .where(
      and(
        eq(document.organizationId, organizationId),
        eq(document.patientId, patientId),
        isNull(document.withdrawnAt),
        documentId === undefined ? undefined : eq(document.documentId, documentId),
      ),
    )
    .orderBy(desc(document.receivedAt), desc(document.documentId))
    .limit(countMax);
  return rows.map(({ row, judgedByName, sentByName, isTwice }) => ({
    ...row,
    isTwice,
    sentByName,
    judged: row.judgedAt && { at: row.judgedAt, byName: judgedByName },
  }));
}

/** The row of one document of this patient, withdrawn or not. @throws NOT_FOUND */
export async function findDocument(
  tx: Transaction,
  { organizationId }: Scope,
  { patientId, documentId }: { patientId: string; documentId: string },
): Promise<typeof document.$inferSelect> {
  const [found] = await tx
    .select()
    .from(document)
    .where(
      and(
        eq(document.organizationId, organizationId),
        eq(document.documentId, documentId),
        eq(document.patientId, patientId),
      ),
    );
  if (!found) throw new DomainError("NOT_FOUND", "document.not-found");
  return found;
}
