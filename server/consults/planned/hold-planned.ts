import type { Access } from "#server/access/access.ts";
import type { LoadTimes } from "#server/consults/conversation/apply-event.ts";
import type { PlannedInput } from "#server/consults/conversation/conversation-contract.ts";
import { changePlanned } from "./change-planned.ts";

/** Somebody takes it back to change it: it does not go out meanwhile. @throws NOT_FOUND, CONFLICT when it was sent. */
export function holdPlanned(
  access: Access<"consult.answer">,
  loadTimes: LoadTimes,
  { messageId }: PlannedInput,
  now = new Date(),
): Promise<void> {
  const event = { event: "held", messageId, at: now, reason: "taken-back" } as const;
  return changePlanned(access, loadTimes, { event, line: "consult.plan-held" }, now);
}
