import type { Transaction } from "#db/client.ts";
import type { OpenTimes } from "#db/terms/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { applyEvent } from "#server/consults/conversation/apply-event.ts";
import type { ConsultMessage } from "#server/consults/conversation/contract.ts";
import type { SendPlannedInput } from "#server/consults/conversation/conversation-contract.ts";
import { loadInbox } from "#server/consults/conversation/scope.ts";
import { holdReasonNow } from "./hold-reason.ts";
import type { DueMessage } from "./list-due.ts";
import { consultOfPlanned, readPlanned, takePlanned } from "./scope.ts";

type Work = { tx: Transaction; times: OpenTimes; now: Date };

/** A message that goes out now, for the caller to store as one in the same transaction. */
type Outgoing = { messageId: string; patientId: string; consultId: string; body: string; writtenBy: string };
export type Sent = { outgoing: Outgoing; line: AuditLine };

/**
 * A person sends now what was planned or held.
 * @throws NOT_FOUND, CONFLICT when more was said than they saw, or it was sent or taken back.
 */
export async function releasePlanned(
  access: Access<"consult.answer">,
  { tx, times, now }: Work,
  { messageId, sawLast }: SendPlannedInput,
): Promise<Sent> {
  const { personId } = personActing(access);
  const consultId = await consultOfPlanned(access, tx, messageId);
  const event = { event: "released", messageId, at: now, sawLast } as const;
  const { after } = await applyEvent({ access, tx, times, now, personId }, [consultId], event);
  const outgoing = { ...(await takePlanned(access, tx, messageId)), consultId };
  return { outgoing, line: answered(outgoing, after.messages.get(messageId)) };
}

/** What became of a message that came due: sent, held with the line that says so, or nothing, because something else happened to it first. */
export type Due = { sent: Sent } | { held: AuditLine } | null;

/**
 * The worker sends what came due, once, however many workers do: the consult is held first, and then its message must still stand ready.
 */
export async function sendDue(
  access: Access<"consult.send-due">,
  { tx, times, now }: Work,
  { messageId, consultId }: DueMessage,
): Promise<Due> {
  const message = (await loadInbox(tx, access, [consultId])).messages.get(messageId);
  const planned = await readPlanned(access, tx, messageId);
  if (!planned || message?.author !== "practice" || message.state !== "scheduled") return null;
  if (message.sendAt === null || message.sendAt > now) return null;
  const context = { access, tx, times, now, personId: planned.writtenBy };
  const reason = await holdReasonNow(access, tx, planned);
  if (reason !== null) {
    await applyEvent(context, [consultId], { event: "held", messageId, at: now, reason });
    const about = { object: { type: "consult", id: consultId }, patientId: planned.patientId };
    return { held: { event: "consult.plan-held", ...about, detail: { messageId, reason } } };
  }
  const { after } = await applyEvent(context, [consultId], { event: "came-due", messageId, at: now });
  const outgoing = { ...(await takePlanned(access, tx, messageId)), consultId };
  return { sent: { outgoing, line: answered(outgoing, after.messages.get(messageId)) } };
}

/** The line of what is sent; its writer is responsible, whoever or whatever sends it. */
function answered({ messageId, patientId, consultId, writtenBy }: Outgoing, message?: ConsultMessage): AuditLine {
  const effect = message?.author === "practice" ? message.effect : "answers";
  const detail = typeof effect === "string" ? { effect, closes: null } : { effect: "answers", closes: effect.closes };
  const object = { type: "consult", id: consultId };
  const about = { object, patientId, responsibleId: writtenBy };
  return { event: "consult.answered", ...about, detail: { messageId, ...detail, wasPlanned: true } };
}
