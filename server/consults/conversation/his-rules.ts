import type { Consult, ConsultMessage, EventOf, Inbox, Step, TakenOver, Taking } from "./contract.ts";
import { accept, messagesIn, refuse, withConsult } from "./inbox-rules.ts";
import { type Facts, isOfPractice } from "./turn-rules.ts";

/** What people said to one another: no receipt, and nothing that was taken back or did not go out yet. It is what the HIS is to have. */
function said(messages: readonly ConsultMessage[]): ConsultMessage[] {
  return messages.filter(
    (message) => message.author !== "receipt" && (!isOfPractice(message) || message.state === "sent"),
  );
}

/** Whether something was said or taken back since it was taken over. Counted too: a message may leave from the middle. */
export function isChangedSince({ last, count }: TakenOver, messages: readonly ConsultMessage[]): boolean {
  const now = said(messages);
  return (now.at(-1)?.messageId ?? null) !== last || now.length !== count;
}

/**
 * Whether it is closed and the HIS lacks something of it. Only what the practice wrote in belongs there, and no question that was not for the
 * practice: that is no care. Own choice, 2026-12-01.
 */
export function isToTakeOver({ consult, messages }: Facts): boolean {
  const { closed, mergedInto, takenOver } = consult;
  if (closed === null || mergedInto !== null) return false;
  if (closed.reason === "not-for-us" || closed.reason === "taken-back") return false;
  if (!said(messages).some(isOfPractice)) return false;
  return takenOver === null || isChangedSince(takenOver, messages);
}

/** Marks it as copied to the HIS, open or closed. Refused when more was said than the copied text held. */
export function takeOver(inbox: Inbox, { consultId, at, taking }: EventOf<"taken-over">): Step {
  const consult = inbox.consults.get(consultId);
  if (!consult) return refuse(inbox, "unknown-consult");
  if (consult.mergedInto !== null) return refuse(inbox, "was-merged");
  const taken = takenWith(messagesIn(inbox, consultId), taking, at);
  if (taken === null) return refuse(inbox, "more-than-copied");
  // Who did it first stays who did it.
  if (consult.takenOver?.last === taken.last && consult.takenOver.count === taken.count) return accept(inbox);
  return accept(withConsult(inbox, { ...consult, takenOver: taken }));
}

/** What is kept of taking it over; null: more was said than its text held. */
export function takenWith(
  messages: readonly ConsultMessage[],
  { by, sawLast }: Taking,
  at: Date,
): Consult["takenOver"] {
  const now = said(messages);
  const last = now.at(-1)?.messageId ?? null;
  return last === sawLast ? { at, by, last, count: now.length } : null;
}

/** Nobody put it in the HIS after all. */
export function undoTakeOver(inbox: Inbox, { consultId }: EventOf<"not-taken-over">): Step {
  const consult = inbox.consults.get(consultId);
  if (!consult) return refuse(inbox, "unknown-consult");
  if (consult.takenOver === null) return refuse(inbox, "was-not-taken-over");
  return accept(withConsult(inbox, { ...consult, takenOver: null }));
}
