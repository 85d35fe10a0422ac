import { and, eq } from "drizzle-orm";
import { document } from "#db/schema/documents.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { JudgeDocumentInput } from "./contract.ts";

/** Marks a patient's photo or document as looked at and judged by this person, or takes that back. @throws NOT_FOUND */
export function judgeDocument(
  access: Access<"document.judge">,
  { patientId, documentId, isJudged }: JudgeDocumentInput,
  now = new Date(),
): Promise<void> {
  const { organizationId, actor } = access;
  const judgedBy = actor.kind === "person" ? actor.personId : null;
  return change(access, async (tx) => {
    const changed = await tx
      .update(document)
      .set(isJudged ? { judgedAt: now, judgedBy } : { judgedAt: null, judgedBy: null })
      .where(
        and(
          eq(document.organizationId, organizationId),
          eq(document.documentId, documentId),
          eq(document.patientId, patientId),
          eq(document.origin, "patient"),
        ),
      )
      .returning({ documentId: document.documentId });
    if (changed.length === 0) throw new DomainError("NOT_FOUND", "document.not-found");
    const event = isJudged ? ("document.judged" as const) : ("document.judgement-taken-back" as const);
    return { result: undefined, event: { event, object: { type: "document", id: documentId }, patientId } };
  });
}
