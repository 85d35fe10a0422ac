import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { consultApproval } from "#db/schema/consults.approval.ts";
import type { Access } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";

type Approving = Access<"consult.approve"> | Access<"consult.answer">;
type ApprovalRow = typeof consultApproval.$inferSelect;

/**
 * A text that was not sent yet, locked, so that of two who act on it at once the other finds what became of it. Before its consult is locked,
 * always in that order.
 * @throws CONFLICT when it is no longer there.
 */
export async function takeOpen(access: Approving, tx: Transaction, approvalId: string): Promise<ApprovalRow> {
  const [found] = await tx
    .select()
    .from(consultApproval)
    .where(and(approvalBy(access, approvalId), isNull(consultApproval.messageId)))
    .for("update");
  if (!found) throw new DomainError("CONFLICT", "consult.approval-gone");
  return found;
}

type Approved = { approvalId: string; messageId: string; personId: string };

/** It became this message. */
export async function markApproved(
  access: Approving,
  tx: Transaction,
  { approvalId, messageId, personId }: Approved,
  now: Date,
): Promise<void> {
  await tx
    .update(consultApproval)
    .set({ state: "approved", messageId, decidedBy: personId, decidedAt: now })
    .where(approvalBy(access, approvalId));
}

/** Nobody's approval is asked any more; its words are gone. */
export async function dropApproval(access: Approving, tx: Transaction, approvalId: string): Promise<void> {
  await tx.delete(consultApproval).where(approvalBy(access, approvalId));
}

/** A line about a text; ids only. */
export function lineOf(
  event: Extract<AuditLine["event"], `consult.appro${string}`>,
  { consultId, patientId, approvalId }: Pick<ApprovalRow, "consultId" | "patientId" | "approvalId">,
  detail: Record<string, string | boolean | null> = {},
): AuditLine {
  return { event, object: { type: "consult", id: consultId }, patientId, detail: { approvalId, ...detail } };
}

export function approvalBy({ organizationId }: Approving, approvalId: string) {
  return and(eq(consultApproval.organizationId, organizationId), eq(consultApproval.approvalId, approvalId));
}
