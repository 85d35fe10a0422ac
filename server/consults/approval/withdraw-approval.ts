import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { ApprovalInput } from "./contract.ts";
import { dropApproval, lineOf, takeOpen } from "./scope.ts";

/** Approval is not asked any more, and the text is gone. Any colleague can: who asked may be away. @throws CONFLICT when it was sent. */
export function withdrawApproval(access: Access<"consult.answer">, { approvalId }: ApprovalInput): Promise<void> {
  return change(access, async (tx) => {
    const asked = await takeOpen(access, tx, approvalId);
    await dropApproval(access, tx, approvalId);
    return { result: undefined, event: lineOf("consult.approval-withdrawn", asked) };
  });
}
