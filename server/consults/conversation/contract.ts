import type { CloseReason, ConsultKind, HoldReason } from "#db/terms/consults.ts";
import type { Decision } from "#server/consults/corrections/contract.ts";

/** Why a message no longer waits, or its question is finished, and since when. `by`: the message of the practice; null: the consult was closed. */
export type End = { at: Date; by: string | null };

/** What a message of the practice does once it is sent. A question back gives the patient the turn and finishes nothing. */
export type Effect = "answers" | "asks-back" | { closes: CloseReason };

/** `at`: our own time of receipt or sending; a sender's clock decides nothing. */
type InConsult = { messageId: string; consultId: string; at: Date };

/** Written by the patient, or by whoever acts for them. */
export type PatientMessage = InConsult & { author: "patient"; settled: End | null; finished: End | null };

/** `held`: written to be sent later, but more was said in the meantime, so a person looks first. Withdrawn ones stay as a row. */
export type PracticeMessage = InConsult & {
  author: "practice";
  state: "sent" | "scheduled" | "held" | "withdrawn";
  /** When a scheduled message goes out; `at` is when it was scheduled. */
  sendAt: Date | null;
  /** Why it is held. */
  heldFor: HoldReason | null;
  effect: Effect;
};

/** The automatic receipt: no answer, so it stops no clock. `promisedAt`: until when it promised one; null: it did not. */
export type Receipt = InConsult & { author: "receipt"; promisedAt: Date | null };

export type ConsultMessage = PatientMessage | PracticeMessage | Receipt;

export type Assignee = { personId: string } | { teamId: string };

/** Put aside; `until` null: until the patient answers. */
export type Snooze = { since: Date; until: Date | null };

/** A colleague says that it comes before the others, and why. It lasts until it is taken back, or the consult closes. */
export type Urgent = { at: Date; by: string; reason: string };

/** Somebody copied it to the HIS. `last` and `count`: the last message that went along, and how many did. */
export type TakenOver = { at: Date; by: string; last: string | null; count: number };

export type Consult = {
  consultId: string;
  patientId: string;
  kind: ConsultKind;
  openedAt: Date;
  assignee: Assignee | null;
  snooze: Snooze | null;
  urgent: Urgent | null;
  /** A colleague put it before the practice: reopened it, or split it off. Until the practice writes or closes it. */
  raisedAt: Date | null;
  /** `taken-back`: by itself, when the only message of the practice was withdrawn and nothing else was said. */
  closed: { at: Date; reason: CloseReason | "taken-back" } | null;
  mergedInto: string | null;
  decision: Decision | null;
  takenOver: TakenOver | null;
  /** The sender named a consult of somebody else, so a person checks where it belongs. */
  isStray: boolean;
};

/** Consults with all that was said in them: those that an event touches, or all. Messages stand in the order in which they came. */
export type Inbox = {
  consults: ReadonlyMap<string, Consult>;
  messages: ReadonlyMap<string, ConsultMessage>;
};

/** Who takes it over, and the last message in the text that they copied. */
export type Taking = { by: string; sawLast: string | null };

/** `sawLast`: the last message that its writer had seen, so that nobody answers past something new. */
export type ConsultEvent =
  | {
      event: "patient-wrote";
      messageId: string;
      /** The consult that it continues; null: none. */
      consultId: string | null;
      /** The id of the consult that it opens when it continues none. */
      newConsultId: string;
      patientId: string;
      kind: ConsultKind;
      at: Date;
    }
  | {
      event: "practice-wrote";
      messageId: string;
      /** A consult that does not exist yet is opened: the practice begins too. */
      consultId: string;
      patientId: string;
      at: Date;
      sendAt: Date | null;
      effect: Effect;
      sawLast: string | null;
      /** The unsent message in whose place it comes. */
      replaces?: string | null;
    }
  | { event: "came-due"; messageId: string; at: Date }
  | { event: "held"; messageId: string; at: Date; reason: HoldReason }
  | { event: "released"; messageId: string; at: Date; sawLast: string | null }
  | { event: "withdrawn"; messageId: string; at: Date }
  | { event: "receipt-sent"; messageId: string; consultId: string; at: Date; promisedAt: Date | null }
  | { event: "assigned"; consultId: string; to: Assignee | null }
  | { event: "snoozed"; consultId: string; at: Date; until: Date | null }
  | { event: "urgency-set"; consultId: string; urgent: Urgent | null }
  /** `takenOver`: it goes to the HIS with that, by whom, and the last message that they saw there. */
  | { event: "closed"; consultId: string; at: Date; reason: CloseReason; takenOver?: Taking | null }
  | { event: "taken-over"; consultId: string; at: Date; taking: Taking }
  | { event: "not-taken-over"; consultId: string }
  | {
      /** A request to correct the record is decided, told to the patient, and closed with that. */
      event: "decided";
      messageId: string;
      consultId: string;
      patientId: string;
      at: Date;
      decision: Decision;
      sawLast: string | null;
    }
  | { event: "reopened"; consultId: string; at: Date }
  | { event: "merged"; consultId: string; into: string; at: Date }
  | { event: "split"; consultId: string; newConsultId: string; messageIds: readonly string[]; at: Date };

export type EventOf<Name extends ConsultEvent["event"]> = Extract<ConsultEvent, { event: Name }>;

/** Why an event changes nothing; the words are in server/language. */
export type Refusal =
  | "unknown-consult"
  | "unknown-message"
  | "id-taken"
  | "was-merged"
  | "other-patient"
  | "other-kind"
  | "same-consult"
  | "changed-since"
  | "in-the-past"
  | "not-due"
  | "not-unsent"
  | "already-closed"
  | "not-closed"
  | "has-unsent"
  | "not-answered"
  | "more-than-copied"
  | "was-not-taken-over"
  | "undecided"
  | "not-a-request"
  | "already-decided"
  | "no-reason"
  | "nothing-left"
  | "request-stays";

/** An event that was refused left the inbox as it was. */
export type Step = { inbox: Inbox; refused: Refusal | null };
