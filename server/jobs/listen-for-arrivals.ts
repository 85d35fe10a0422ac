import { transact } from "#db/client.ts";
import { database } from "#server/access/database.ts";
import { onAnyChange } from "#server/live/changes.ts";
import { log } from "#server/log.ts";
import { enqueue } from "./queue.ts";

/** Nouns whose changes may affect a patient's place in the round. */
const nouns: ReadonlySet<string> = new Set(["delivery", "measurement", "questionnaire", "review"]);

/** A burst of changes becomes one job. */
const gatherMs = 150;

/**
 * Queues an assessment soon after data arrives, until the returned function is called. A notification may be lost with
 * the process; the schedule (server/jobs/schedules.ts) runs every minute anyway.
 */
export function listenForArrivals(): () => void {
  const waiting = new Set<string | undefined>();
  let gathering: NodeJS.Timeout | undefined;
  const put = async () => {
    gathering = undefined;
    const organizations = [...waiting];
    waiting.clear();
    try {
      await transact(database(), "write", {}, async (tx) => {
        for (const organizationId of organizations) {
          await enqueue(tx, "reviews.assess", { organizationId }, { key: organizationId ?? "all" });
        }
      });
    } catch (err) {
      log().warn({ err }, "an assessment could not be put in the queue; the clock will");
    }
  };
  const silence = onAnyChange((change) => {
    if (change && !nouns.has(change.noun)) return;
    waiting.add(change?.organizationId);
    gathering ??= setTimeout(put, gatherMs);
  });
  return () => {
    silence();
    clearTimeout(gathering);
  };
}
