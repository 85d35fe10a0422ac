import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import type { ConsultKind } from "#db/terms/consults.ts";
import { grant } from "#server/access/access.ts";
import type { GatewayActor } from "#server/access/actor.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { decisionDueAt } from "#server/consults/conversation/decision-due.ts";
import { noteReceipt } from "#server/consults/conversation/note-receipt.ts";
import { receiveQuestion } from "#server/consults/conversation/receive-question.ts";
import { correctionAcknowledgement, correctionReceipt } from "#server/consults/corrections/receipt-rules.ts";
import { receiptText } from "#server/consults/promise/receipt-rules.ts";
import { isKeptFrom } from "#server/messages/is-kept-from.ts";
import { findReceived, type ReceivedMessage, receiveMessage } from "#server/messages/receive-message.ts";
import { sendReceipt } from "#server/messages/send-receipt.ts";
import { callFactsOf, loadOpeningHours } from "#server/opening-hours/scope.ts";

/** `repliesTo`: id of the message that it answers or continues; null: it begins something. */
export type Question = Omit<ReceivedMessage, "messageId" | "patientId" | "pgoName" | "representative"> & {
  kind: ConsultKind;
  repliesTo: string | null;
};

/** `isNew` false: the same message was here already, under `messageId`. `acknowledgement`: what the PGO shows at once; null: nothing. */
export type TakenQuestion = { messageId: string; isNew: boolean; acknowledgement: string | null; lines: AuditLine[] };

/**
 * Takes what a patient wrote: stored as received, a step in a consult, and answered at once by a receipt when they begin to wait. Two nouns
 * in the caller's one transaction, which holds the patient (`findDelivery`): what one patient sends at once comes one after the other.
 */
export async function takeQuestion(
  actor: GatewayActor,
  tx: Transaction,
  { repliesTo, kind, ...question }: Question,
): Promise<TakenQuestion> {
  const { patientId, pgoName, representative } = actor;
  const { at } = question;
  const [consults, messages] = [grant(actor, "consult.receive"), grant(actor, "message.receive")];
  const known = await findReceived(messages, tx, patientId, question.identifier);
  const isKept = await isKeptFrom(messages, tx, patientId);
  if (known !== null) {
    const due = { kind, decisionDue: await decisionDueAt(consults, tx, known), isKept };
    return { messageId: known, isNew: false, acknowledgement: acknowledge(due), lines: [] };
  }
  const { own, times } = await loadOpeningHours(tx, consults, at);
  const messageId = uuidv7({ msecs: at.getTime() });
  await receiveMessage(messages, tx, { ...question, messageId, patientId, pgoName, representative });
  const received = await receiveQuestion(consults, { tx, times }, { messageId, patientId, repliesTo, kind, at });
  const { consultId, startsWaiting, isUndecided, dueAt, line } = received;
  const decisionDue = isUndecided ? dueAt : null;
  const taken = { messageId, isNew: true, acknowledgement: acknowledge({ kind, decisionDue, isKept }) };
  // In an unsafe situation nothing comes to a patient that nobody of the practice decided about.
  if (!startsWaiting || isKept) return { ...taken, lines: [line] };
  const receiptId = uuidv7({ msecs: at.getTime() });
  const calls = callFactsOf(own);
  const body = decisionDue ? correctionReceipt({ dueAt: decisionDue, ...calls }) : receiptText({ dueAt, ...calls });
  const receipt = await sendReceipt(messages, tx, { messageId: receiptId, patientId, consultId, body, at });
  const promisedAt = isUndecided ? null : dueAt;
  await noteReceipt(consults, { tx, times }, { messageId: receiptId, consultId, at, promisedAt });
  return { ...taken, lines: [line, receipt] };
}

type Due = { kind: ConsultKind; decisionDue: Date | null; isKept: boolean };

/** MedMij answers a request to correct the record with a text for the patient; nothing else is acknowledged in the response. */
function acknowledge({ kind, decisionDue, isKept }: Due): string | null {
  if (kind === "e-consult" && decisionDue === null) return null;
  return correctionAcknowledgement(isKept ? null : decisionDue);
}
