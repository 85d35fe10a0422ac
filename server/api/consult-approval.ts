import { v7 as uuidv7 } from "uuid";
import { type Access, grant } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { underAccess } from "#server/audit/record.ts";
import type { ApprovedCount, ApproveInput, AskApprovalInput } from "#server/consults/approval/contract.ts";
import { noteApproved } from "#server/consults/approval/note-approved.ts";
import { noteAsked } from "#server/consults/approval/note-asked.ts";
import { dropDraft } from "#server/consults/drafts/drop-draft.ts";
import { DomainError } from "#server/errors.ts";
import { assertFilled, sendMessage } from "#server/messages/send-message.ts";
import { openTimesOf } from "./consult-follow-up.ts";

/**
 * Asks a colleague to approve an answer before it goes out. Its draft goes with it.
 * @throws CONFLICT when more was said than its writer saw, INVALID for an unfilled placeholder; nothing is asked then.
 */
export function askApproval(
  access: Access<"consult.answer">,
  input: AskApprovalInput,
  now = new Date(),
): Promise<{ approvalId: string }> {
  assertFilled(input.body);
  return change(access, async (tx) => {
    const { approvalId, line } = await noteAsked(access, tx, input, now);
    await dropDraft(access, tx, input.consultId);
    return { result: { approvalId }, event: line };
  });
}

/**
 * Approves a text and sends it, in one transaction, in the name of who approves: they answer for it.
 * @throws CONFLICT when approval lapsed or a colleague was first; nothing is sent then.
 */
export function approveAnswer(
  access: Access<"consult.approve">,
  approvalId: string,
  now = new Date(),
): Promise<{ messageId: string }> {
  const messageId = uuidv7({ msecs: now.getTime() });
  return change(access, async (tx) => {
    const times = await openTimesOf(access, now)(tx);
    const { outgoing, lines } = await noteApproved(access, { tx, times, now }, { approvalId, messageId });
    const send = grant(access.actor, "message.answer");
    const { consultId: originId, ...words } = outgoing;
    const sent = await sendMessage(send, tx, { ...words, origin: "consult", originId, sentAt: now });
    return { result: { messageId }, event: [...lines, ...underAccess(send, [sent])] };
  });
}

/**
 * Approves one or several texts, each in a transaction of its own: one of which approval lapsed keeps no other from its patient.
 * @throws what the only one was refused for.
 */
export async function approveAnswers(
  access: Access<"consult.approve">,
  { approvalIds }: ApproveInput,
  now = new Date(),
): Promise<ApprovedCount> {
  const asked = [...new Set(approvalIds)];
  let sentCount = 0;
  for (const approvalId of asked) {
    try {
      await approveAnswer(access, approvalId, now);
      sentCount += 1;
    } catch (problem) {
      if (asked.length === 1 || !(problem instanceof DomainError)) throw problem;
    }
  }
  return { sentCount, refusedCount: asked.length - sentCount };
}
