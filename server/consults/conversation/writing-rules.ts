import type { Decision } from "#server/consults/corrections/contract.ts";
import { closeConsult } from "./closing-rules.ts";
import type { Consult, EventOf, Inbox, PracticeMessage, Step } from "./contract.ts";
import {
  accept,
  holdScheduled,
  isSaid,
  lastSaid,
  messagesIn,
  newConsult,
  refuse,
  settle,
  survivorOf,
  withConsult,
  withLast,
  withMessages,
} from "./inbox-rules.ts";
import { isClosing, isOfPatient, waitingSince } from "./turn-rules.ts";

/**
 * Continues the consult that the sender named, wherever it went on, and opens it again; otherwise opens one. A consult of somebody else is
 * never joined, and a request to correct the record joins only another: it has a term of its own. What was decided there must be decided
 * anew then. The same message again changes nothing.
 */
export function patientWrote(inbox: Inbox, event: EventOf<"patient-wrote">): Step {
  const { messageId, patientId, kind, at } = event;
  if (inbox.messages.has(messageId)) return accept(inbox);
  const named = event.consultId === null ? undefined : survivorOf(inbox, event.consultId);
  const isStray = named !== undefined && named.patientId !== patientId;
  const isRequest = kind === "correction-request";
  const isContinued = named !== undefined && !isStray && (!isRequest || named.kind === kind);
  if (!isContinued && inbox.consults.has(event.newConsultId)) return refuse(inbox, "id-taken");
  const consult = isContinued
    ? { ...named, closed: null, snooze: null, decision: isRequest ? null : named.decision }
    : newConsult({ consultId: event.newConsultId, patientId, openedAt: at, kind, isStray });
  const { consultId } = consult;
  const message = { messageId, consultId, at, author: "patient" as const, settled: null, finished: null };
  return accept(withLast(holdScheduled(withConsult(inbox, consult), consultId), message));
}

/** Tells the patient what was decided about their request to correct the record, and closes it. */
export function decided(inbox: Inbox, { decision, ...written }: EventOf<"decided">): Step {
  const consult = inbox.consults.get(written.consultId);
  if (!consult) return refuse(inbox, "unknown-consult");
  if (consult.kind !== "correction-request") return refuse(inbox, "not-a-request");
  if (inbox.messages.has(written.messageId)) return accept(inbox);
  if (consult.decision !== null) return refuse(inbox, "already-decided");
  const event = { ...written, event: "practice-wrote", sendAt: null, effect: { closes: "answered" } } as const;
  return practiceWrote(inbox, event, decision);
}

/**
 * Sends an answer, a question back or a first message; now, or later, and in the place of an unsent one if asked. Refused when more was said
 * than its writer saw.
 */
export function practiceWrote(before: Inbox, event: EventOf<"practice-wrote">, decision: Decision | null = null): Step {
  const { messageId, consultId, patientId, at, sendAt, replaces = null } = event;
  const known = before.consults.get(consultId);
  const former = before.messages.get(messageId);
  if (former) return former.consultId === consultId ? accept(before) : refuse(before, "id-taken");
  if (known && known.mergedInto !== null) return refuse(before, "was-merged");
  if (known && known.patientId !== patientId) return refuse(before, "other-patient");
  if (lastSaid(before, consultId) !== event.sawLast) return refuse(before, "changed-since");
  if (sendAt !== null && sendAt <= at) return refuse(before, "in-the-past");
  const replaced = replaces === null ? accept(before) : takenOut(before, { messageId: replaces, consultId, at });
  if (replaced.refused !== null) return refuse(before, replaced.refused);
  const written = writtenIn(replaced.inbox, event, decision);
  return written.refused === null ? written : refuse(before, written.refused);
}

/** The worker sends what was scheduled. It goes out also when the closing that was to follow is refused. */
export function cameDue(inbox: Inbox, { messageId, at }: EventOf<"came-due">): Step {
  const message = inbox.messages.get(messageId);
  if (message?.author !== "practice") return refuse(inbox, "unknown-message");
  if (message.state !== "scheduled" || message.sendAt === null || at < message.sendAt) return refuse(inbox, "not-due");
  const sent = send(inbox, inbox, message, at);
  return sent.refused === null ? sent : send(inbox, inbox, { ...message, effect: "answers" }, at);
}

/** What was to go out waits for a person. */
export function held(inbox: Inbox, { messageId, reason }: EventOf<"held">): Step {
  const message = inbox.messages.get(messageId);
  if (message?.author !== "practice") return refuse(inbox, "unknown-message");
  if (message.state === "held") return accept(inbox);
  if (message.state !== "scheduled") return refuse(inbox, "not-unsent");
  return accept(withMessages(inbox, [{ ...message, state: "held", heldFor: reason }]));
}

/** A person sends what was scheduled or held, having seen what was said since. */
export function released(inbox: Inbox, { messageId, at, sawLast }: EventOf<"released">): Step {
  const message = inbox.messages.get(messageId);
  if (message?.author !== "practice") return refuse(inbox, "unknown-message");
  if (message.state !== "scheduled" && message.state !== "held") return refuse(inbox, "not-unsent");
  if (lastSaid(inbox, message.consultId) !== sawLast) return refuse(inbox, "changed-since");
  return send(inbox, inbox, message, at);
}

/**
 * Takes a message of the practice back; its row stays. Whoever it answered waits again, since when they wrote, and a consult that was closed
 * on it opens. That no PGO fetched it is for the caller to hold.
 */
export function withdrawn(inbox: Inbox, { messageId, at }: EventOf<"withdrawn">): Step {
  const message = inbox.messages.get(messageId);
  if (message?.author !== "practice") return refuse(inbox, "unknown-message");
  if (message.state === "withdrawn") return accept(inbox);
  const consults = new Map<string, Consult>();
  const taken = withMessages(inbox, [{ ...message, state: "withdrawn", heldFor: null }]);
  // A message that it answered may stand in another consult since a split.
  const asked = [...taken.messages.values()].filter(isOfPatient).flatMap((one) => {
    const finished = one.finished?.by === messageId ? null : one.finished;
    const settled = one.settled?.by === messageId ? finished : one.settled;
    const isChanged = finished !== one.finished || settled !== one.settled;
    return isChanged ? [{ ...one, settled, finished }] : [];
  });
  const undecided = isClosing(message) ? undecide(taken, message.consultId, at) : taken;
  const next = withMessages(undecided, asked);
  for (const consultId of new Set([message.consultId, ...asked.map((one) => one.consultId)])) {
    const consult = next.consults.get(consultId);
    if (!consult || consult.mergedInto !== null) continue;
    const messages = messagesIn(next, consultId);
    if (consult.closed !== null && waitingSince(messages) !== null)
      consults.set(consultId, { ...consult, closed: null });
    if (consult.closed === null && !messages.some(isSaid))
      consults.set(consultId, { ...consult, snooze: null, closed: { at, reason: "taken-back" } });
  }
  return accept({ ...next, consults: new Map([...next.consults, ...consults]) });
}

/** A decision that was taken back was not made: the request stands open before the practice. */
function undecide(inbox: Inbox, consultId: string, at: Date): Inbox {
  const consult = inbox.consults.get(consultId);
  const isTold = messagesIn(inbox, consultId).some(isClosing);
  if (!consult || consult.decision === null || isTold) return inbox;
  return withConsult(inbox, { ...consult, decision: null, closed: null, raisedAt: at });
}

export function receiptSent(inbox: Inbox, { messageId, consultId, at, promisedAt }: EventOf<"receipt-sent">): Step {
  const consult = survivorOf(inbox, consultId);
  if (!consult) return refuse(inbox, "unknown-consult");
  if (inbox.messages.has(messageId)) return accept(inbox);
  return accept(withLast(inbox, { messageId, consultId: consult.consultId, at, author: "receipt", promisedAt }));
}

/** `before`: what stays when the closing that belongs to it is refused. */
function send(before: Inbox, inbox: Inbox, message: PracticeMessage, at: Date, decision: Decision | null = null): Step {
  const { consultId, messageId, effect } = message;
  const consult = inbox.consults.get(consultId);
  if (!consult) return refuse(before, "unknown-consult");
  const active = withConsult(inbox, { ...consult, snooze: null, raisedAt: null });
  const sent = holdScheduled(withLast(active, { ...message, at, state: "sent", heldFor: null }), consultId);
  const settled = settle(sent, consultId, { at, by: messageId }, effect !== "asks-back");
  if (typeof effect === "string") return accept(settled);
  const closed = closeConsult(settled, { consultId, at, reason: effect.closes }, decision);
  return closed.refused === null ? closed : refuse(before, closed.refused);
}

/** An unsent message of this consult leaves it for the one that comes in its place. */
function takenOut(
  inbox: Inbox,
  { messageId, consultId, at }: { messageId: string; consultId: string; at: Date },
): Step {
  const message = inbox.messages.get(messageId);
  if (message?.author !== "practice" || message.consultId !== consultId) return refuse(inbox, "unknown-message");
  if (message.state !== "scheduled" && message.state !== "held") return refuse(inbox, "not-unsent");
  return withdrawn(inbox, { event: "withdrawn", messageId, at });
}

function writtenIn(inbox: Inbox, event: EventOf<"practice-wrote">, decision: Decision | null): Step {
  const { messageId, consultId, patientId, at, sendAt, effect } = event;
  const known = inbox.consults.get(consultId);
  const consult = { ...(known ?? newConsult({ consultId, patientId, openedAt: at })), closed: null };
  const message: PracticeMessage = {
    ...{ messageId, consultId, at, sendAt, effect },
    ...{ author: "practice", heldFor: null },
    state: sendAt === null ? "sent" : "scheduled",
  };
  const opened = withConsult(inbox, consult);
  return sendAt === null ? send(inbox, opened, message, at, decision) : accept(withLast(opened, message));
}
