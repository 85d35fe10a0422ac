import { announceAll } from "#server/access/change.ts";
import { closeDatabase } from "#server/access/database.ts";
import { auditKeys } from "#server/audit/chain/keys.ts";
import { ConfigurationError } from "#server/env.ts";
import { listenForArrivals } from "#server/jobs/listen-for-arrivals.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { startWorker } from "#server/jobs/worker.ts";
import { log } from "#server/log.ts";
import { underSupervision } from "./supervise.ts";

/**
 * The worker process: runs jobs from the queue. Exits with an error, for its supervisor, when the database stays
 * unavailable.
 */
async function work(): Promise<void> {
  // Without the keys of the log it could not seal: better said now than by a job that fails each minute.
  auditKeys();
  const worker = await startWorker((reason) => {
    log().error({ reason }, "worker gives up");
    process.exit(1);
  });
  const stopHearing = listenForArrivals();
  log().info("worker ready");
  underSupervision(async () => {
    stopHearing();
    await worker.stop();
    await closeQueue();
    await announceAll();
    await closeDatabase();
  });
}

try {
  await work();
} catch (problem) {
  console.error(problem instanceof ConfigurationError ? problem.message : problem);
  process.exit(1);
}
