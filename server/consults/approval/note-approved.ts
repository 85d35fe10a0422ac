import type { Transaction } from "#db/client.ts";
import type { OpenTimes } from "#db/terms/opening-hours.ts";
import { type Access, grant } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import { type AuditLine, underAccess } from "#server/audit/record.ts";
import { lastSaid } from "#server/consults/conversation/inbox-rules.ts";
import { noteAnswer } from "#server/consults/conversation/note-answer.ts";
import { loadInbox } from "#server/consults/conversation/scope.ts";
import { DomainError } from "#server/errors.ts";
import { lineOf, markApproved, takeOpen } from "./scope.ts";
import { standingOf } from "./standing-rules.ts";

type Work = { tx: Transaction; times: OpenTimes; now: Date };
/** What goes out, for the caller to send in the same transaction. */
type Outgoing = { messageId: string; patientId: string; consultId: string; body: string };

/**
 * Approves a text as it was written, and makes it the answer. Once, however many approve at one moment: the text is locked, then its consult.
 * @throws CONFLICT when approval lapsed or a colleague was first, FORBIDDEN for who asked it.
 */
export async function noteApproved(
  access: Access<"consult.approve">,
  { tx, times, now }: Work,
  { approvalId, messageId }: { approvalId: string; messageId: string },
): Promise<{ outgoing: Outgoing; lines: AuditLine[] }> {
  const { personId } = personActing(access);
  const asked = await takeOpen(access, tx, approvalId);
  if (asked.askedBy === personId) throw new DomainError("FORBIDDEN", "consult.own-approval");
  const { consultId, patientId, body, effect, sawLast } = asked;
  const inbox = await loadInbox(tx, access, [consultId]);
  const isClosed = inbox.consults.get(consultId)?.closed !== null;
  const standing = standingOf(asked, { lastSaidId: lastSaid(inbox, consultId), patientId, isClosed });
  if (standing === "given-back") throw new DomainError("CONFLICT", "consult.approval-gone");
  if (standing !== "waits") throw new DomainError("CONFLICT", "consult.approval-lapsed");
  const answering = grant(access.actor, "consult.answer");
  const answer = { messageId, consultId, patientId, effect, sawLast, closes: null, sendAt: null };
  const answered = await noteAnswer(answering, { tx, times }, answer, now);
  await markApproved(access, tx, { approvalId, messageId, personId }, now);
  const approved = lineOf("consult.approved", asked, { messageId, isChanged: false });
  return {
    outgoing: { messageId, patientId, consultId, body },
    lines: [approved, ...underAccess(answering, [answered])],
  };
}
