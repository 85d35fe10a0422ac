import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { LoadTimes } from "#server/consults/conversation/apply-event.ts";
import type { OfferedMoment } from "#server/consults/conversation/conversation-contract.ts";
import { offeredMoments } from "./moment-rules.ts";

/** When a message that waits can go out, by the hours and the closing days of the practice. */
export async function listMoments(
  access: Access<"consult.list">,
  loadTimes: LoadTimes,
  now = new Date(),
): Promise<OfferedMoment[]> {
  return offeredMoments(await look(access, loadTimes), now);
}
