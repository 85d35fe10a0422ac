import type { EventOf, Inbox, Step } from "./contract.ts";
import {
  accept,
  holdScheduled,
  isSaid,
  messagesIn,
  newConsult,
  refuse,
  withConsult,
  withMessages,
} from "./inbox-rules.ts";
import { isOfPatient } from "./turn-rules.ts";

/**
 * All that was said goes on in another consult of the same patient. What was answered stays answered and what waits keeps waiting:
 * an answer in the one is no answer to a question in the other.
 */
export function merged(inbox: Inbox, { consultId, into }: EventOf<"merged">): Step {
  const from = inbox.consults.get(consultId);
  const target = inbox.consults.get(into);
  if (!from || !target) return refuse(inbox, "unknown-consult");
  if (from === target) return refuse(inbox, "same-consult");
  if (from.mergedInto !== null || target.mergedInto !== null) return refuse(inbox, "was-merged");
  if (from.patientId !== target.patientId) return refuse(inbox, "other-patient");
  // A request to correct the record keeps its own term and decision.
  if (from.kind !== "e-consult" || target.kind !== "e-consult") return refuse(inbox, "other-kind");
  const emptied = withConsult(inbox, { ...from, mergedInto: into, snooze: null, urgent: null, raisedAt: null });
  const joined = withConsult(emptied, {
    ...target,
    openedAt: from.openedAt < target.openedAt ? from.openedAt : target.openedAt,
    assignee: target.assignee ?? from.assignee,
    snooze: null,
    urgent: target.urgent ?? from.urgent,
    raisedAt: target.raisedAt ?? from.raisedAt,
    closed: from.closed === null ? null : target.closed,
    isStray: target.isStray || from.isStray,
  });
  const messages = messagesIn(inbox, consultId).map((message) => ({ ...message, consultId: into }));
  return accept(holdScheduled(withMessages(joined, messages), into));
}

/**
 * Messages go on in a consult of their own, put before the practice. Something that people said stays behind, and of a request to correct the
 * record the request itself.
 */
export function split(inbox: Inbox, { consultId, newConsultId, messageIds, at }: EventOf<"split">): Step {
  const from = inbox.consults.get(consultId);
  if (!from) return refuse(inbox, "unknown-consult");
  if (from.mergedInto !== null) return refuse(inbox, "was-merged");
  if (inbox.consults.has(newConsultId)) return refuse(inbox, "id-taken");
  const own = messagesIn(inbox, consultId);
  const moving = own.filter(({ messageId }) => messageIds.includes(messageId));
  if (moving.length !== new Set(messageIds).size) return refuse(inbox, "unknown-message");
  const staying = own.filter((message) => !moving.includes(message));
  if (!moving.some(isSaid) || !staying.some(isSaid)) return refuse(inbox, "nothing-left");
  const request = from.kind === "correction-request" ? own.find(isOfPatient) : undefined;
  if (request && moving.includes(request)) return refuse(inbox, "request-stays");
  const held = holdScheduled(inbox, consultId);
  const part = newConsult({ consultId: newConsultId, patientId: from.patientId, openedAt: at });
  const opened = withConsult(held, { ...part, assignee: from.assignee, urgent: from.urgent, raisedAt: at });
  const moved = messagesIn(held, consultId)
    .filter(({ messageId }) => messageIds.includes(messageId))
    .map((message) => ({ ...message, consultId: newConsultId }));
  return accept(withMessages(opened, moved));
}
