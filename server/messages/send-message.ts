import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { message } from "#db/schema/messages.ts";
import { blanksIn, openSlotsIn } from "#db/terms/message-blanks.ts";
import type { MessageOrigin } from "#db/terms/messages.ts";
import type { Access } from "#server/access/access.ts";
import { assertPatient } from "#server/access/assert-patient.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";

type NewMessage = {
  messageId?: string;
  patientId: string;
  origin: MessageOrigin;
  originId: string;
  body: string;
  writtenBy?: string;
  sentAt?: Date;
};

/**
 * Sends a message to a patient in the caller's transaction. `body` is all that the patient reads; under
 * `message.send-instructions` the caller passes a fixed text only. `writtenBy`: in whose name a job sends it.
 * @throws INVALID for a text with an unfilled placeholder, or a line that announces something and is followed by nothing, NOT_FOUND for a patient of another organization.
 */
export async function sendMessage(
  access: Access<"message.send"> | Access<"message.answer"> | Access<"message.send-instructions">,
  tx: Transaction,
  { messageId = uuidv7(), patientId, writtenBy, sentAt = new Date(), ...written }: NewMessage,
): Promise<AuditLine> {
  assertFilled(written.body);
  await assertPatient(access, tx, patientId);
  await tx.insert(message).values({
    organizationId: access.organizationId,
    messageId,
    patientId,
    ...written,
    writtenBy: writtenBy ?? personActing(access).personId,
    sentAt,
  });
  return { event: "message.sent", object: { type: "message", id: messageId }, patientId };
}

/** @throws INVALID for a text with an unfilled placeholder, or a line that announces something and is followed by nothing. */
export function assertFilled(body: string): void {
  const [blank] = blanksIn(body);
  if (blank) throw new DomainError("INVALID", "message.has-blank", { blank });
  const [slot] = openSlotsIn(body);
  if (slot) throw new DomainError("INVALID", "message.has-open-slot", { slot });
}
