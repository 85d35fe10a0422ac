import { and, eq } from "drizzle-orm";
import { connectionCase } from "#db/schema/connections.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { NoteInput } from "./contract.ts";
import { findCase } from "./scope.ts";

/** Stores the practice's own note about quote and contract. Balie itself publishes no prices. */
export async function noteCosts(access: Access<"connection.note">, input: NoteInput) {
  const { organizationId } = access;
  return change(access, async (tx) => {
    const walked = await findCase(tx, organizationId);
    if (!walked) throw new DomainError("PRECONDITION_FAILED", "connection.no-case");
    await tx
      .update(connectionCase)
      .set({ costNote: input.costNote || null, contractOn: input.contractOn })
      .where(and(eq(connectionCase.organizationId, organizationId), eq(connectionCase.caseId, walked.caseId)));
    return {
      result: { caseId: walked.caseId },
      event: { event: "connection.noted", object: { type: "connection-case", id: walked.caseId } },
    };
  });
}
