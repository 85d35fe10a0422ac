import type { Transaction } from "#db/client.ts";
import { type Access, mayDo } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { dropApproval, lineOf, markApproved, takeOpen } from "./scope.ts";
import { settledAs } from "./standing-rules.ts";

type Settled = { approvalId: string; consultId: string; messageId: string; body: string };

/**
 * Somebody sends this message in the place of a text for which approval was asked, in the transaction that sends it.
 * @throws CONFLICT when that text is no longer there.
 */
export async function settleApproval(
  access: Access<"consult.answer">,
  tx: Transaction,
  { approvalId, consultId, messageId, body }: Settled,
  now: Date,
): Promise<AuditLine> {
  const { personId } = personActing(access);
  const asked = await takeOpen(access, tx, approvalId);
  if (asked.consultId !== consultId) throw new DomainError("CONFLICT", "consult.approval-gone");
  if (settledAs(asked, { personId, mayApprove: mayDo(access.actor, "consult.approve") }) === "approved") {
    await markApproved(access, tx, { approvalId, messageId, personId }, now);
    return lineOf("consult.approved", asked, { messageId, isChanged: asked.body !== body });
  }
  await dropApproval(access, tx, approvalId);
  return lineOf("consult.approval-withdrawn", asked, { into: messageId });
}
