import type { Access } from "#server/access/access.ts";
import type { LoadTimes } from "#server/consults/conversation/apply-event.ts";
import type { PlannedInput } from "#server/consults/conversation/conversation-contract.ts";
import { changePlanned } from "./change-planned.ts";
import { takePlanned } from "./scope.ts";

/** A message that was not sent is not sent at all; its words are gone. @throws NOT_FOUND, CONFLICT when it was sent. */
export function cancelPlanned(
  access: Access<"consult.answer">,
  loadTimes: LoadTimes,
  { messageId }: PlannedInput,
  now = new Date(),
): Promise<void> {
  const event = { event: "withdrawn", messageId, at: now } as const;
  return changePlanned(access, loadTimes, { event, line: "consult.plan-cancelled" }, now, async (tx) => {
    await takePlanned(access, tx, messageId);
  });
}
