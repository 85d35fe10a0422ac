import type { Transaction } from "#db/client.ts";
import type { OpenTimes } from "#db/terms/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import { applyEvent } from "./apply-event.ts";

/** The automatic receipt as a step in its consult: no answer, so it stops no clock. `promisedAt`: until when it promised one. */
export async function noteReceipt(
  access: Access<"consult.receive">,
  { tx, times }: { tx: Transaction; times: OpenTimes },
  { messageId, consultId, at, promisedAt }: { messageId: string; consultId: string; at: Date; promisedAt: Date | null },
): Promise<void> {
  await applyEvent({ access, tx, times, now: at, personId: null }, [consultId], {
    event: "receipt-sent",
    ...{ messageId, consultId, at, promisedAt },
  });
}
