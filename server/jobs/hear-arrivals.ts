import { transact } from "#db/client.ts";
import { database } from "#server/access/database.ts";
import { onAnyChange } from "#server/live/changes.ts";
import { log } from "#server/log.ts";
import { enqueue } from "./queue.ts";

/** Nouns after whose change somebody's place in the round may be another. */
const nouns: ReadonlySet<string> = new Set(["delivery", "measurement", "questionnaire", "review"]);

/** A burst of arrivals is one job. */
const gatherMs = 150;

/**
 * Puts an assessment in the queue soon after something arrived, until the returned function is called. A notice may get lost with the
 * process; the clock (server/jobs/schedules.ts) looks every minute anyway.
 */
export function hearArrivals(): () => void {
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
