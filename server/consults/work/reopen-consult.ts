import type { Access } from "#server/access/access.ts";
import type { LoadTimes } from "#server/consults/conversation/apply-event.ts";
import type { ConsultInput } from "#server/consults/conversation/conversation-contract.ts";
import { changeConsult } from "./change-consult.ts";

/** Opens a consult that was closed too soon; who waited then waits again, since when they wrote. @throws CONFLICT */
export function reopenConsult(
  access: Access<"consult.work">,
  loadTimes: LoadTimes,
  { consultId }: ConsultInput,
  now = new Date(),
): Promise<void> {
  const event = { event: "reopened", consultId, at: now } as const;
  return changeConsult(access, loadTimes, { consultId, event, line: "consult.reopened" }, now);
}
