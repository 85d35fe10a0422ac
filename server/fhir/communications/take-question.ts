import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { grant } from "#server/access/access.ts";
import type { GatewayActor } from "#server/access/actor.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { noteReceipt } from "#server/consults/conversation/note-receipt.ts";
import { receiveQuestion } from "#server/consults/conversation/receive-question.ts";
import { receiptText } from "#server/consults/promise/receipt-rules.ts";
import { isKeptFrom } from "#server/messages/is-kept-from.ts";
import { findReceived, type ReceivedMessage, receiveMessage } from "#server/messages/receive-message.ts";
import { sendReceipt } from "#server/messages/send-receipt.ts";
import { callFactsOf, loadOpeningHours } from "#server/opening-hours/scope.ts";

/** `repliesTo`: id of the message that it answers or continues; null: it begins something. */
export type Question = Omit<ReceivedMessage, "messageId" | "patientId" | "pgoName"> & { repliesTo: string | null };

/** `isNew` false: the same message was here already, under `messageId`. */
export type TakenQuestion = { messageId: string; isNew: boolean; lines: AuditLine[] };

/**
 * Takes what a patient wrote: stored as received, a step in a consult, and answered at once by a receipt when they begin to wait. Two nouns
 * in the caller's one transaction, which holds the patient (`findDelivery`): what one patient sends at once comes one after the other.
 */
export async function takeQuestion(
  actor: GatewayActor,
  tx: Transaction,
  { repliesTo, ...question }: Question,
): Promise<TakenQuestion> {
  const { patientId, pgoName } = actor;
  const { at } = question;
  const [consults, messages] = [grant(actor, "consult.receive"), grant(actor, "message.receive")];
  const known = await findReceived(messages, tx, patientId, question.identifier);
  if (known !== null) return { messageId: known, isNew: false, lines: [] };
  const { own, times } = await loadOpeningHours(tx, consults, at);
  const messageId = uuidv7({ msecs: at.getTime() });
  await receiveMessage(messages, tx, { ...question, messageId, patientId, pgoName });
  const received = await receiveQuestion(consults, { tx, times }, { messageId, patientId, repliesTo, at });
  const { consultId, startsWaiting, dueAt, line } = received;
  // In an unsafe situation nothing comes to a patient that nobody of the practice decided about.
  const isReceiptDue = startsWaiting && !(await isKeptFrom(messages, tx, patientId));
  if (!isReceiptDue) return { messageId, isNew: true, lines: [line] };
  const receiptId = uuidv7({ msecs: at.getTime() });
  const body = receiptText({ dueAt, ...callFactsOf(own) });
  const receipt = await sendReceipt(messages, tx, { messageId: receiptId, patientId, consultId, body, at });
  await noteReceipt(consults, { tx, times }, { messageId: receiptId, consultId, at });
  return { messageId, isNew: true, lines: [line, receipt] };
}
