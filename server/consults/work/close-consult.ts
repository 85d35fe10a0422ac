import type { Access } from "#server/access/access.ts";
import type { LoadTimes } from "#server/consults/conversation/apply-event.ts";
import type { CloseConsultInput } from "#server/consults/conversation/conversation-contract.ts";
import { changeConsult } from "./change-consult.ts";

/**
 * Closes a consult without writing to the patient.
 * @throws CONFLICT, for "answered" when nothing was sent, and for a request to correct the record that was not decided.
 */
export function closeConsult(
  access: Access<"consult.work">,
  loadTimes: LoadTimes,
  { consultId, reason, cause = null }: CloseConsultInput,
  now = new Date(),
): Promise<void> {
  const event = { event: "closed", consultId, at: now, reason } as const;
  if (reason !== "not-for-us") {
    return changeConsult(access, loadTimes, { consultId, event, line: "consult.closed", detail: { reason } }, now);
  }
  const detail = { reason, cause };
  return changeConsult(access, loadTimes, { consultId, event, line: "consult.closed", detail, cause }, now);
}
