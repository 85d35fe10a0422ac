import type { ConsultKind } from "#db/terms/consults.ts";
import type { Consult, ConsultMessage, End, Inbox, Refusal, Step } from "./contract.ts";
import { type Facts, isOfPatient, isOfPractice } from "./turn-rules.ts";

// The hands of the events: an inbox is never changed, each of these makes the next one.

export const emptyInbox: Inbox = { consults: new Map(), messages: new Map() };

type NewConsult = { consultId: string; patientId: string; openedAt: Date; kind?: ConsultKind; isStray?: boolean };

export function newConsult({ kind = "e-consult", isStray = false, ...facts }: NewConsult): Consult {
  const open = {
    assignee: null,
    snooze: null,
    urgent: null,
    raisedAt: null,
    closed: null,
    mergedInto: null,
    decision: null,
    takenOver: null,
  };
  return { ...facts, kind, isStray, ...open };
}

export function messagesIn(inbox: Inbox, consultId: string): ConsultMessage[] {
  return [...inbox.messages.values()].filter((message) => message.consultId === consultId);
}

export function factsOf(inbox: Inbox, consult: Consult): Facts {
  return { consult, messages: messagesIn(inbox, consult.consultId) };
}

export function withConsult(inbox: Inbox, consult: Consult): Inbox {
  return { ...inbox, consults: new Map(inbox.consults).set(consult.consultId, consult) };
}

/** Adds these messages, or puts them in the place of what they were. */
export function withMessages(inbox: Inbox, messages: readonly ConsultMessage[]): Inbox {
  if (messages.length === 0) return inbox;
  const next = new Map(inbox.messages);
  for (const message of messages) next.set(message.messageId, message);
  return { ...inbox, messages: next };
}

/** This message as the last that was said. */
export function withLast(inbox: Inbox, message: ConsultMessage): Inbox {
  const next = new Map(inbox.messages);
  next.delete(message.messageId);
  return { ...inbox, messages: next.set(message.messageId, message) };
}

/**
 * What the patient wrote here no longer waits. With `isFinal` their questions are finished too, those that were asked back included; who
 * settled a message first stays its end.
 */
export function settle(inbox: Inbox, consultId: string, end: End, isFinal: boolean): Inbox {
  const own = messagesIn(inbox, consultId).filter(isOfPatient);
  return withMessages(
    inbox,
    own.map((message) => ({
      ...message,
      settled: message.settled ?? end,
      finished: message.finished ?? (isFinal ? end : null),
    })),
  );
}

/** More was said than its writer knew: what stands ready to go out waits for a person. */
export function holdScheduled(inbox: Inbox, consultId: string): Inbox {
  const scheduled = messagesIn(inbox, consultId)
    .filter(isOfPractice)
    .filter(({ state }) => state === "scheduled");
  return withMessages(
    inbox,
    scheduled.map((message) => ({ ...message, state: "held" as const, heldFor: "more-was-said" as const })),
  );
}

export function hasUnsent(messages: readonly ConsultMessage[]): boolean {
  return messages.filter(isOfPractice).some(({ state }) => state === "scheduled" || state === "held");
}

/** Whether people said this, and did not take it back. */
export function isSaid(message: ConsultMessage): boolean {
  return message.author === "patient" || (message.author === "practice" && message.state !== "withdrawn");
}

/** The last message that a writer must have seen. */
export function lastSaid(inbox: Inbox, consultId: string): string | null {
  return messagesIn(inbox, consultId).findLast(isSaid)?.messageId ?? null;
}

/** The consult itself, or the one in which it went on. */
export function survivorOf(inbox: Inbox, consultId: string): Consult | undefined {
  const found = inbox.consults.get(consultId);
  return found && found.mergedInto !== null ? survivorOf(inbox, found.mergedInto) : found;
}

export function accept(inbox: Inbox): Step {
  return { inbox, refused: null };
}

export function refuse(inbox: Inbox, refused: Refusal): Step {
  return { inbox, refused };
}
