import { refusalOf } from "#server/consults/corrections/rules.ts";
import type { EventOf, Inbox, Step } from "./contract.ts";
import { accept, hasUnsent, messagesIn, refuse, settle, withConsult, withMessages } from "./inbox-rules.ts";
import { isOfPatient, isOfPractice } from "./turn-rules.ts";

/**
 * Closes a consult: nobody has the turn, and its questions are finished. Refused while something stands ready to go out, as answered where
 * nothing was sent, and for a request to correct the record without a decision and its reason.
 */
export function closeConsult(inbox: Inbox, event: Omit<EventOf<"closed">, "event">): Step {
  const { consultId, at, reason } = event;
  const consult = inbox.consults.get(consultId);
  if (!consult) return refuse(inbox, "unknown-consult");
  if (consult.mergedInto !== null) return refuse(inbox, "was-merged");
  if (consult.closed !== null) return refuse(inbox, "already-closed");
  const messages = messagesIn(inbox, consultId);
  if (hasUnsent(messages)) return refuse(inbox, "has-unsent");
  const isSent = messages.filter(isOfPractice).some(({ state }) => state === "sent");
  if (reason === "answered" && !isSent) return refuse(inbox, "not-answered");
  const decision = event.decision ?? consult.decision;
  const refused = consult.kind === "correction-request" ? refusalOf(decision) : null;
  if (refused !== null) return refuse(inbox, refused);
  const next = { ...consult, closed: { at, reason }, snooze: null, urgent: null, raisedAt: null, decision };
  return accept(settle(withConsult(inbox, next), consultId, { at, by: null }, true));
}

/** Opens a consult that somebody closed too soon: who waited then waits again, since when they wrote. */
export function reopened(inbox: Inbox, { consultId, at }: EventOf<"reopened">): Step {
  const consult = inbox.consults.get(consultId);
  if (!consult) return refuse(inbox, "unknown-consult");
  if (consult.mergedInto !== null) return refuse(inbox, "was-merged");
  const { closed } = consult;
  if (closed === null) return refuse(inbox, "not-closed");
  const isOfClosing = (end: { at: Date; by: string | null } | null) =>
    end !== null && end.by === null && Number(end.at) === Number(closed.at);
  const asked = messagesIn(inbox, consultId)
    .filter(isOfPatient)
    .map((message) => ({
      ...message,
      settled: isOfClosing(message.settled) ? null : message.settled,
      finished: isOfClosing(message.finished) ? null : message.finished,
    }));
  return accept(withMessages(withConsult(inbox, { ...consult, closed: null, raisedAt: at }), asked));
}

/** Puts a consult aside until a moment, or until the patient answers. */
export function snoozed(inbox: Inbox, { consultId, at, until }: EventOf<"snoozed">): Step {
  const consult = inbox.consults.get(consultId);
  if (!consult) return refuse(inbox, "unknown-consult");
  if (consult.mergedInto !== null) return refuse(inbox, "was-merged");
  if (consult.closed !== null) return refuse(inbox, "already-closed");
  if (until !== null && until <= at) return refuse(inbox, "in-the-past");
  return accept(withConsult(inbox, { ...consult, snooze: { since: at, until } }));
}
