import type { Decision } from "#server/consults/corrections/contract.ts";
import { refusalOf } from "#server/consults/corrections/rules.ts";
import type { EventOf, Inbox, PracticeMessage, Step } from "./contract.ts";
import { takenWith } from "./his-rules.ts";
import { accept, hasUnsent, messagesIn, refuse, settle, withConsult, withMessages } from "./inbox-rules.ts";
import { isClosing, isOfPatient, isOfPractice } from "./turn-rules.ts";

/**
 * Closes a consult: nobody has the turn, and its questions are finished. Refused while something stands ready to go out, as answered where
 * nothing was sent, and for a request to correct the record without a decision and its reason. `told`: the decision that goes to the patient
 * with this closing; one that was told before still stands. `takenOver`: it goes to the HIS with that; refused when more was said than the copied
 * text held.
 */
export function closeConsult(
  inbox: Inbox,
  { consultId, at, reason, takenOver = null }: Omit<EventOf<"closed">, "event">,
  told: Decision | null = null,
): Step {
  const consult = inbox.consults.get(consultId);
  if (!consult) return refuse(inbox, "unknown-consult");
  if (consult.mergedInto !== null) return refuse(inbox, "was-merged");
  if (consult.closed !== null) return refuse(inbox, "already-closed");
  const messages = messagesIn(inbox, consultId);
  const decision = told ?? consult.decision;
  const refused = consult.kind === "correction-request" ? refusalOf(decision) : null;
  if (refused !== null) return refuse(inbox, refused);
  if (hasUnsent(messages)) return refuse(inbox, "has-unsent");
  const isSent = messages.filter(isOfPractice).some(({ state }) => state === "sent");
  if (reason === "answered" && !isSent) return refuse(inbox, "not-answered");
  const taken = takenOver === null ? consult.takenOver : takenWith(messages, takenOver, at);
  if (takenOver !== null && taken === null) return refuse(inbox, "more-than-copied");
  const closed = { at, reason };
  const next = { ...consult, closed, snooze: null, urgent: null, raisedAt: null, decision, takenOver: taken };
  return accept(settle(withConsult(inbox, next), consultId, { at, by: null }, true));
}

/**
 * Opens a consult that somebody closed too soon: who waited then waits again, since when they wrote. A request to correct the record is
 * undecided again, within its first term.
 */
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
  const open = withConsult(inbox, { ...consult, closed: null, raisedAt: at, decision: null });
  return accept(withMessages(open, consult.decision === null ? asked : [...asked, ...closesNothing(inbox, consultId)]));
}

/** The message that closed a consult, as one that only answered. */
function closesNothing(inbox: Inbox, consultId: string): PracticeMessage[] {
  const closing = messagesIn(inbox, consultId).findLast(isClosing);
  return closing ? [{ ...closing, effect: "answers" }] : [];
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
