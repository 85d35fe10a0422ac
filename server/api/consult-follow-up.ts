import { v7 as uuidv7 } from "uuid";
import { decisionLetter } from "#db/terms/correction-letters.ts";
import { type Access, grant } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { Permission } from "#server/access/permissions.ts";
import { personActing } from "#server/access/person-acting.ts";
import { underAccess } from "#server/audit/record.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { spokenDay } from "#server/calendar/spoken.ts";
import { settleApproval } from "#server/consults/approval/settle-approval.ts";
import type { LoadTimes } from "#server/consults/conversation/apply-event.ts";
import type {
  AnswerConsultInput,
  BeginConsultInput,
  SendPlannedInput,
} from "#server/consults/conversation/conversation-contract.ts";
import { noteAnswer } from "#server/consults/conversation/note-answer.ts";
import { noteBeginning } from "#server/consults/conversation/note-beginning.ts";
import { noteDecision } from "#server/consults/conversation/note-decision.ts";
import type { DecideCorrectionInput } from "#server/consults/corrections/contract.ts";
import { dropDraft } from "#server/consults/drafts/drop-draft.ts";
import { assertPlannable } from "#server/consults/planned/hold-reason.ts";
import { momentOf, momentRefusal } from "#server/consults/planned/moment-rules.ts";
import { keepPlanned, takePlanned } from "#server/consults/planned/scope.ts";
import { releasePlanned } from "#server/consults/planned/send-planned.ts";
import { DomainError } from "#server/errors.ts";
import { assertFilled, sendMessage } from "#server/messages/send-message.ts";
import { loadOpeningHours } from "#server/opening-hours/scope.ts";

/** When the practice is open, for the clock of a consult. */
export function openTimesOf(access: Access<Permission>, now = new Date()): LoadTimes {
  return async (tx) => (await loadOpeningHours(tx, access, now)).times;
}

/**
 * Sends an answer or a question back in a consult, now or later, and closes it if asked, in one transaction. Its draft goes with it.
 * `sendAt`: when it goes out; null: it did.
 * @throws CONFLICT (`consult.changed-since`) when more was said than its writer saw, INVALID for an unfilled placeholder or a moment that
 * cannot be; nothing is sent then.
 */
export function answerConsult(
  access: Access<"consult.answer">,
  { body, sendOn = null, replaces = null, settles = null, ...answer }: AnswerConsultInput,
  now = new Date(),
): Promise<{ messageId: string; sendAt: Date | null }> {
  const messageId = uuidv7({ msecs: now.getTime() });
  const { patientId, consultId } = answer;
  const sendAt = sendOn === null ? null : momentToCome(momentOf(sendOn), now);
  return change<{ messageId: string; sendAt: Date | null }>(access, async (tx) => {
    const times = await openTimesOf(access, now)(tx);
    const settled =
      settles === null
        ? []
        : [await settleApproval(access, tx, { approvalId: settles, consultId, messageId, body }, now)];
    const answered = await noteAnswer(access, { tx, times }, { ...answer, replaces, messageId, sendAt }, now);
    const lines = [...settled, answered];
    if (replaces !== null) {
      await takePlanned(access, tx, replaces);
      const about = { object: { type: "consult", id: consultId }, patientId };
      lines.push({ event: "consult.plan-changed", ...about, detail: { messageId: replaces, into: messageId } });
    }
    await dropDraft(access, tx, consultId);
    const words = { messageId, patientId, body };
    if (sendAt === null) {
      const send = grant(access.actor, "message.answer");
      const about = { origin: "consult", originId: consultId, sentAt: now } as const;
      lines.push(...underAccess(send, [await sendMessage(send, tx, { ...words, ...about })]));
    } else {
      assertFilled(body);
      await assertPlannable(access, tx, patientId);
      await keepPlanned(access, tx, { ...words, writtenBy: personActing(access).personId, plannedAt: now });
    }
    return { result: { messageId, sendAt }, event: lines };
  });
}

function momentToCome(at: Date, now: Date): Date {
  const refusal = momentRefusal(at, now);
  if (refusal !== null) throw new DomainError("INVALID", refusal);
  return at;
}

/**
 * Sends now what was planned or held, in the name of who wrote it.
 * @throws NOT_FOUND, CONFLICT when more was said than the person saw, or it was sent or taken back; nothing is sent then.
 */
export function sendPlanned(
  access: Access<"consult.answer">,
  input: SendPlannedInput,
  now = new Date(),
): Promise<void> {
  return change(access, async (tx) => {
    const times = await openTimesOf(access, now)(tx);
    const { outgoing, line } = await releasePlanned(access, { tx, times, now }, input);
    const send = grant(access.actor, "message.answer");
    const { consultId: originId, ...words } = outgoing;
    const sent = await sendMessage(send, tx, { ...words, origin: "consult", originId, sentAt: now });
    return { result: undefined, event: [line, ...underAccess(send, [{ ...sent, responsibleId: words.writtenBy }])] };
  });
}

/**
 * Decides about a request to correct the record, tells the patient with the reason, and closes it, in one transaction. Who decides has no answer
 * left to write, so their draft goes too.
 * @throws CONFLICT when the reason is none or more was said than who decides saw, INVALID for an unfilled placeholder; nothing is sent then.
 */
export function decideCorrection(
  access: Access<"consult.answer">,
  input: DecideCorrectionInput,
  now = new Date(),
): Promise<{ messageId: string }> {
  const messageId = uuidv7({ msecs: now.getTime() });
  const { patientId, consultId, decision, reason } = input;
  return change(access, async (tx) => {
    const times = await openTimesOf(access, now)(tx);
    const { askedAt, line } = await noteDecision(access, { tx, times }, { ...input, messageId }, now);
    await dropDraft(access, tx, consultId);
    const askedOn = spokenDay(dutchDay(askedAt), "nl", { day: "numeric", month: "long" });
    const body = decisionLetter({ decision, reason, askedOn });
    const send = grant(access.actor, "message.answer");
    const sent = { messageId, patientId, origin: "consult", originId: consultId, body, sentAt: now } as const;
    return { result: { messageId }, event: [line, ...underAccess(send, [await sendMessage(send, tx, sent)])] };
  });
}

/** Writes to a patient who asked nothing yet. @throws NOT_FOUND, INVALID for an unfilled placeholder; nothing is sent then. */
export function beginConsult(
  access: Access<"consult.answer">,
  { patientId, body }: BeginConsultInput,
  now = new Date(),
): Promise<{ consultId: string }> {
  const [messageId, consultId] = [uuidv7({ msecs: now.getTime() }), uuidv7({ msecs: now.getTime() })];
  return change(access, async (tx) => {
    const send = grant(access.actor, "message.answer");
    const about = { messageId, patientId, origin: "consult", originId: consultId } as const;
    const sent = await sendMessage(send, tx, { ...about, body, sentAt: now });
    const times = await openTimesOf(access, now)(tx);
    const line = await noteBeginning(access, { tx, times }, { messageId, consultId, patientId }, now);
    return { result: { consultId }, event: [line, ...underAccess(send, [sent])] };
  });
}
