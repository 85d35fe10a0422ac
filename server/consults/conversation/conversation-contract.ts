import { z } from "zod";
import {
  type CloseReason,
  type ConsultKind,
  type ConsultTurn,
  type CorrectionDecision,
  closeReasons,
  type HoldReason,
  noteLengthMax,
  referralCauses,
  urgentReasonLength,
} from "#db/terms/consults.ts";
import { type MessageAuthor, messageLengthMax } from "#db/terms/messages.ts";
import type { WritingRepresentative } from "#db/terms/representation.ts";
import { Day } from "#server/calendar/contract.ts";
import type { SkippedDay, Warning } from "#server/consults/promise/contract.ts";

export const ConsultInput = z.object({ consultId: z.uuid() });
export type ConsultInput = z.infer<typeof ConsultInput>;

/** A moment as people name it, in Dutch time: the day and the time on the clock. */
const DutchMoment = z.object({ day: Day, time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) });
export type DutchMoment = z.infer<typeof DutchMoment>;

/** A moment that is offered for a message: by its name, and as the moment that it is. */
export type OfferedMoment = DutchMoment & { id: "this-morning" | "this-afternoon" | "next-working-day"; at: Date };
/** What a question that is not for the practice was about, for counting; null: not said. */
const cause = z.enum(referralCauses).nullable().default(null);

/**
 * A message of the practice in a consult. `sendOn`: when it goes out; null: now. `replaces`: the unsent message in whose place it comes. `settles`: the text for which approval was asked in whose place it comes. `closes`: the consult is closed with it, for this reason. `sawLast`: the last message that its
 * writer had on screen; when more was said since, the answer is refused with CONFLICT and nothing is sent.
 */
export const AnswerConsultInput = z.object({
  consultId: z.uuid(),
  patientId: z.uuid(),
  body: z.string().trim().min(2).max(messageLengthMax),
  effect: z.enum(["answers", "asks-back"]),
  closes: z.enum(closeReasons).nullable(),
  cause,
  sawLast: z.uuid().nullable(),
  sendOn: DutchMoment.nullish(),
  replaces: z.uuid().nullish(),
  settles: z.uuid().nullish(),
});
export type AnswerConsultInput = z.input<typeof AnswerConsultInput>;

/** A message that was not sent yet. */
export const PlannedInput = z.object({ messageId: z.uuid() });
export type PlannedInput = z.infer<typeof PlannedInput>;

/** Sends it now. `sawLast` as with an answer. */
export const SendPlannedInput = PlannedInput.extend({ sawLast: z.uuid().nullable() });
export type SendPlannedInput = z.infer<typeof SendPlannedInput>;

/** The practice writes first: by whoever may answer, at any time. */
export const BeginConsultInput = z.object({
  patientId: z.uuid(),
  body: z.string().trim().min(2).max(messageLengthMax),
});
export type BeginConsultInput = z.infer<typeof BeginConsultInput>;

export const AddNoteInput = z.object({ consultId: z.uuid(), body: z.string().trim().min(2).max(noteLengthMax) });
export type AddNoteInput = z.infer<typeof AddNoteInput>;

/** `personId` null: nobody in particular. */
export const AssignConsultInput = z.object({ consultId: z.uuid(), personId: z.uuid().nullable() });
export type AssignConsultInput = z.infer<typeof AssignConsultInput>;

/** `takenOver`: it was copied to the HIS too, with this message as the last in the text. */
export const CloseConsultInput = z.object({
  consultId: z.uuid(),
  reason: z.enum(closeReasons),
  cause,
  takenOver: z.object({ sawLast: z.uuid().nullable() }).nullish(),
});
export type CloseConsultInput = z.input<typeof CloseConsultInput>;

/** `until`: a Dutch day, at whose beginning the consult comes back; null: when the patient answers. */
export const SnoozeConsultInput = z.object({ consultId: z.uuid(), until: Day.nullable() });
export type SnoozeConsultInput = z.infer<typeof SnoozeConsultInput>;

/** `reason` null: not urgent any more. */
export const SetUrgencyInput = z.object({
  consultId: z.uuid(),
  reason: z.string().trim().min(urgentReasonLength.min).max(urgentReasonLength.max).nullable(),
});
export type SetUrgencyInput = z.infer<typeof SetUrgencyInput>;

/** `fetchedAt`: when a PGO fetched it for the first time; null for what the patient wrote. */
export type ConversationMessage = {
  messageId: string;
  author: MessageAuthor;
  /** Who of the practice wrote it; null: the patient, or the automatic receipt. */
  writtenByName: string | null;
  /** Who wrote it for the patient; null: the patient, or the practice. */
  representative: WritingRepresentative | null;
  body: string;
  at: Date;
  fetchedAt: Date | null;
};

/** A message that was not sent yet: until `sendAt`, or, while it is held, until a person looks. */
export type PlannedMessage = {
  messageId: string;
  writtenByName: string | null;
  body: string;
  plannedAt: Date;
  sendAt: Date | null;
  heldFor: HoldReason | null;
  effect: "answers" | "asks-back";
  closes: CloseReason | null;
};

export type NoteFacts = { noteId: string; body: string; writtenByName: string | null; at: Date };

export type ConversationClock = { dueAt: Date; warning: Warning; skipped: SkippedDay[] };

/** A consult in the list of one patient; `excerpt`: of what was said last. */
export type PatientConsult = { consultId: string; openedAt: Date; closedAt: Date | null; excerpt: string };

/** A consult with everything that was said in it, oldest first. */
export type Conversation = {
  consultId: string;
  patientId: string;
  kind: ConsultKind;
  /** A request to correct the record about which nothing was decided: when it came in. Null: no decision is due. */
  undecidedSince: Date | null;
  decision: CorrectionDecision | null;
  turn: ConsultTurn;
  openedAt: Date;
  assignee: { personId: string; name: string } | null;
  isStray: boolean;
  urgent: { at: Date; byName: string | null; reason: string } | null;
  isPutAside: boolean;
  wakesAt: Date | null;
  closed: { at: Date; reason: CloseReason | "taken-back"; byName: string | null } | null;
  /** Who copied it to the HIS; `isChanged`: more was said since, or something was taken back. */
  takenOver: { at: Date; byName: string | null; isChanged: boolean } | null;
  /** It is closed and the HIS lacks something of it. */
  isToTakeOver: boolean;
  clock: ConversationClock | null;
  /** Sent along with an answer as `sawLast`. */
  lastMessageId: string | null;
  messages: ConversationMessage[];
  /** What is written and not sent yet, oldest first. */
  planned: PlannedMessage[];
  /** Among colleagues, oldest first; no patient ever reads them. */
  notes: NoteFacts[];
  /** The other consults of this patient, newest first. */
  earlier: PatientConsult[];
};
