import { z } from "zod";
import {
  type CloseReason,
  type ConsultKind,
  type CorrectionDecision,
  type InboxView,
  inboxViews,
} from "#db/terms/consults.ts";
import type { MessageAuthor } from "#db/terms/messages.ts";
import type { RepresentativeRelation } from "#db/terms/patients.ts";
import { Moment } from "#server/calendar/contract.ts";
import type { ApprovalStanding } from "#server/consults/approval/contract.ts";
import type { Warning } from "#server/consults/promise/contract.ts";
import type { ListedPatient } from "#server/patients/contract.ts";

export const consultsPageSize = 50;
/** A view is counted up to this many; the screen says "meer dan". */
export const consultCountMax = 999;

/** Place of a row in its view: urgent ones first, then by moment. */
export const ConsultCursor = z.object({ isUrgent: z.boolean(), at: Moment, consultId: z.uuid() });
export type ConsultCursor = z.infer<typeof ConsultCursor>;

export const ListConsultsInput = z.object({
  view: z.enum(inboxViews).default("unassigned"),
  after: ConsultCursor.optional(),
});
export type ListConsultsInput = z.infer<typeof ListConsultsInput>;

/** A consult in the inbox. `isPutAside`: until `wakesAt`; null: until the patient answers. */
export type ListedConsult = {
  consultId: string;
  patient: ListedPatient;
  kind: ConsultKind;
  /** Of a request to correct the record; null: not made yet, so `dueAt` says until when it is due. */
  decision: CorrectionDecision | null;
  assignee: { personId: string; name: string } | null;
  isStray: boolean;
  /** Why a colleague put it before the others; null: nobody did. */
  urgentReason: string | null;
  waitingSince: Date | null;
  /** Null: no clock runs. */
  dueAt: Date | null;
  warning: Warning;
  isPutAside: boolean;
  wakesAt: Date | null;
  /** It was taken over in the HIS, and something came or went since. */
  isChangedSinceHis: boolean;
  closed: { at: Date; reason: CloseReason | "taken-back" } | null;
  /** When an answer that stands ready goes out; null: none does. */
  sendAt: Date | null;
  /** An answer that was to go out waits for a person. */
  isHeld: boolean;
  /** A text for which approval is asked. `body`: only in the view of what is to be approved. */
  approval: {
    approvalId: string;
    standing: ApprovalStanding;
    askedByName: string | null;
    /** Null: whoever may approve. */
    askedOfName: string | null;
    askedAt: Date;
    body: string | null;
  } | null;
  /** `planned`: written and not sent yet. `by`: who wrote it for the patient; null: the patient, or the practice. */
  last: {
    at: Date;
    author: MessageAuthor | "planned";
    excerpt: string;
    by: { name: string; relation: RepresentativeRelation } | null;
  };
};

/** How many consults stand in each view for the reader; at most `consultCountMax` + 1. `late` and `urgent`: how many of those that wait for the practice. */
export type ConsultCounts = Record<InboxView, number> & { late: number; urgent: number };

/** A page of one view: what is urgent comes first, then what is due first; of those without a clock the one in which something was said last. What is to be taken over begins with what was closed first. */
export type ConsultList = {
  rows: ListedConsult[];
  counts: ConsultCounts;
  nextAfter: ConsultCursor | null;
};
