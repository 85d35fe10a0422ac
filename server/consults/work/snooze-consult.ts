import type { Access } from "#server/access/access.ts";
import { startOfDay } from "#server/calendar/moments.ts";
import type { LoadTimes } from "#server/consults/conversation/apply-event.ts";
import type { SnoozeConsultInput } from "#server/consults/conversation/conversation-contract.ts";
import { changeConsult } from "./change-consult.ts";

/** Puts a consult aside until a day, or until the patient answers. @throws CONFLICT for a day that began already, or a closed one. */
export function snoozeConsult(
  access: Access<"consult.work">,
  loadTimes: LoadTimes,
  { consultId, until }: SnoozeConsultInput,
  now = new Date(),
): Promise<void> {
  const event = { event: "snoozed", consultId, at: now, until: until === null ? null : startOfDay(until) } as const;
  return changeConsult(access, loadTimes, { consultId, event, line: "consult.put-aside", detail: { until } }, now);
}
