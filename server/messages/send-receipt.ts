import type { Transaction } from "#db/client.ts";
import { message } from "#db/schema/messages.ts";
import type { Access } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";

type Receipt = { messageId: string; patientId: string; consultId: string; body: string; at: Date };

/** Sends the automatic message that a question came in, in the caller's transaction. Nobody wrote it. */
export async function sendReceipt(
  { organizationId }: Access<"message.receive">,
  tx: Transaction,
  { messageId, patientId, consultId, body, at }: Receipt,
): Promise<AuditLine> {
  const about = { author: "receipt", origin: "consult", originId: consultId } as const;
  await tx.insert(message).values({ organizationId, messageId, patientId, ...about, body, sentAt: at });
  return { event: "message.receipt-sent", object: { type: "message", id: messageId }, patientId };
}
