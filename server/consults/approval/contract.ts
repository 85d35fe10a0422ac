import { z } from "zod";
import { noteLengthMax } from "#db/terms/consults.ts";
import { messageLengthMax } from "#db/terms/messages.ts";

/** As many as a page of the inbox shows. */
export const approvalsAtOnceMax = 50;

/**
 * Asks approval of an answer. `askedOf` null: whoever may approve. `sawLast`: the last message that its writer had on screen. `replaces`: the
 * text for which approval was asked before, in whose place it comes.
 */
export const AskApprovalInput = z.object({
  consultId: z.uuid(),
  patientId: z.uuid(),
  body: z.string().trim().min(2).max(messageLengthMax),
  effect: z.enum(["answers", "asks-back"]),
  askedOf: z.uuid().nullable(),
  sawLast: z.uuid().nullable(),
  replaces: z.uuid().nullable(),
});
export type AskApprovalInput = z.infer<typeof AskApprovalInput>;

/** The words under an id never change, so an id is one exact text. */
export const ApproveInput = z.object({ approvalIds: z.array(z.uuid()).min(1).max(approvalsAtOnceMax) });
export type ApproveInput = z.infer<typeof ApproveInput>;

export const ApprovalInput = z.object({ approvalId: z.uuid() });
export type ApprovalInput = z.infer<typeof ApprovalInput>;

export const GiveBackInput = ApprovalInput.extend({ question: z.string().trim().min(2).max(noteLengthMax) });
export type GiveBackInput = z.infer<typeof GiveBackInput>;

/** Whether a text can be approved as it is; the last three: no more, and approval is asked anew. */
export type ApprovalStanding = "waits" | "given-back" | "more-was-said" | "other-recipient" | "closed";

/** A part of a text: in what was written, in what went out, or in both. */
export type TextChange = { text: string; is: "same" | "added" | "removed" };

/** A text for which approval is asked. `question`: with which it was given back. */
export type OpenApproval = {
  approvalId: string;
  body: string;
  effect: "answers" | "asks-back";
  askedById: string;
  askedByName: string | null;
  /** Null: whoever may approve. */
  askedOfName: string | null;
  askedAt: Date;
  standing: ApprovalStanding;
  question: { body: string; byName: string | null; at: Date } | null;
};

/** A message that went out with approval. `changes`: what its approver changed; null: nothing. */
export type ApprovedMessage = {
  messageId: string;
  askedByName: string | null;
  approvedByName: string | null;
  changes: TextChange[] | null;
};

export type ConsultApprovals = { open: OpenApproval | null; approved: ApprovedMessage[] };

/** `refusedCount`: approval lapsed, or a colleague was first. */
export type ApprovedCount = { sentCount: number; refusedCount: number };
