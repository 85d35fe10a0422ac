import { and, eq } from "drizzle-orm";
import { document } from "#db/schema/documents.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { DocumentInput } from "#server/documents/library/contract.ts";
import { DomainError } from "#server/errors.ts";

/** Withdraws a document of the practice that no PGO fetched yet. @throws NOT_FOUND, CONFLICT when one did */
export function withdrawDocument(
  access: Access<"document.send">,
  { patientId, documentId }: DocumentInput,
  now = new Date(),
): Promise<void> {
  return change(access, async (tx) => {
    const [withdrawn] = await tx
      .update(document)
      .set({ withdrawnAt: now })
      .where(
        and(
          eq(document.organizationId, access.organizationId),
          eq(document.documentId, documentId),
          eq(document.patientId, patientId),
          eq(document.origin, "practice"),
        ),
      )
      .returning({ fetchedAt: document.fetchedAt });
    if (!withdrawn) throw new DomainError("NOT_FOUND", "document.not-found");
    if (withdrawn.fetchedAt) throw new DomainError("CONFLICT", "document.fetched");
    return {
      result: undefined,
      event: { event: "document.withdrawn", object: { type: "document", id: documentId }, patientId },
    };
  });
}
