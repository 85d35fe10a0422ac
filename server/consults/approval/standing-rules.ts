import type { ApprovalState } from "#db/terms/consults.ts";
import type { ApprovalStanding } from "./contract.ts";

type Asked = { state: ApprovalState; sawLast: string | null; writtenTo: string };
type Now = { lastSaidId: string | null; patientId: string; isClosed: boolean };

/**
 * Approval belongs to one exact text, to one patient, after what had been said: whatever comes or goes since makes it lapse, and so does
 * closing the consult, since a colleague decided that no answer is due.
 */
export function standingOf({ state, sawLast, writtenTo }: Asked, now: Now): ApprovalStanding {
  if (state === "given-back") return "given-back";
  if (writtenTo !== now.patientId) return "other-recipient";
  if (now.isClosed) return "closed";
  return sawLast === now.lastSaidId ? "waits" : "more-was-said";
}

/**
 * What becomes of a text in whose place somebody sends another: approved with changes, by who may approve and did not ask; otherwise nobody's
 * approval is asked any more.
 */
export function settledAs(
  { askedBy }: { askedBy: string },
  sender: { personId: string; mayApprove: boolean },
): "approved" | "withdrawn" {
  return sender.mayApprove && sender.personId !== askedBy ? "approved" : "withdrawn";
}
