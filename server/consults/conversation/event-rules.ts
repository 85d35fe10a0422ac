import { closeConsult, reopened, snoozed } from "./closing-rules.ts";
import type { ConsultEvent, EventOf, Inbox, Step } from "./contract.ts";
import { takeOver, undoTakeOver } from "./his-rules.ts";
import { accept, refuse, withConsult } from "./inbox-rules.ts";
import { merged, split } from "./moving-rules.ts";
import {
  cameDue,
  decided,
  held,
  patientWrote,
  practiceWrote,
  receiptSent,
  released,
  withdrawn,
} from "./writing-rules.ts";

/**
 * What follows from one event. Nothing that was said is ever lost: a message leaves its consult only for another, and the inbox
 * never. A refused event changes nothing.
 */
export function reduce(inbox: Inbox, event: ConsultEvent): Step {
  switch (event.event) {
    case "patient-wrote":
      return patientWrote(inbox, event);
    case "practice-wrote":
      return practiceWrote(inbox, event);
    case "came-due":
      return cameDue(inbox, event);
    case "held":
      return held(inbox, event);
    case "released":
      return released(inbox, event);
    case "withdrawn":
      return withdrawn(inbox, event);
    case "receipt-sent":
      return receiptSent(inbox, event);
    case "assigned":
      return assigned(inbox, event);
    case "snoozed":
      return snoozed(inbox, event);
    case "urgency-set":
      return urgencySet(inbox, event);
    case "closed":
      return closeConsult(inbox, event);
    case "decided":
      return decided(inbox, event);
    case "taken-over":
      return takeOver(inbox, event);
    case "not-taken-over":
      return undoTakeOver(inbox, event);
    case "reopened":
      return reopened(inbox, event);
    case "merged":
      return merged(inbox, event);
    case "split":
      return split(inbox, event);
  }
}

/** What is urgent comes back from where it was put aside. */
function urgencySet(inbox: Inbox, { consultId, urgent }: EventOf<"urgency-set">): Step {
  const consult = inbox.consults.get(consultId);
  if (!consult) return refuse(inbox, "unknown-consult");
  if (consult.mergedInto !== null) return refuse(inbox, "was-merged");
  if (consult.closed !== null) return refuse(inbox, "already-closed");
  return accept(withConsult(inbox, { ...consult, urgent, snooze: urgent === null ? consult.snooze : null }));
}

function assigned(inbox: Inbox, { consultId, to }: EventOf<"assigned">): Step {
  const consult = inbox.consults.get(consultId);
  if (!consult) return refuse(inbox, "unknown-consult");
  if (consult.mergedInto !== null) return refuse(inbox, "was-merged");
  return accept(withConsult(inbox, { ...consult, assignee: to }));
}
