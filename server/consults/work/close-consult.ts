import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { LoadTimes } from "#server/consults/conversation/apply-event.ts";
import type { CloseConsultInput } from "#server/consults/conversation/conversation-contract.ts";
import { changeConsult } from "./change-consult.ts";

/**
 * Closes a consult without writing to the patient, and marks it as taken over in the HIS if it was copied there.
 * @throws CONFLICT, for "answered" when nothing was sent, for a request to correct the record that was not decided, and when more was said than
 * the copied text held.
 */
export function closeConsult(
  access: Access<"consult.work">,
  loadTimes: LoadTimes,
  { consultId, reason, cause = null, takenOver: copied = null }: CloseConsultInput,
  now = new Date(),
): Promise<void> {
  const takenOver = copied && { by: personActing(access).personId, ...copied };
  const event = { event: "closed", consultId, at: now, reason, takenOver } as const;
  const isTakenOver = takenOver !== null;
  const closing = { consultId, event, line: "consult.closed", isTakenOver } as const;
  if (reason !== "not-for-us") return changeConsult(access, loadTimes, { ...closing, detail: { reason } }, now);
  return changeConsult(access, loadTimes, { ...closing, detail: { reason, cause }, cause }, now);
}
