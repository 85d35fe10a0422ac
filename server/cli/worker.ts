import { announceAll } from "#server/access/announce.ts";
import { closeDatabase } from "#server/access/database.ts";
import { ConfigurationError } from "#server/env.ts";
import { hearArrivals } from "#server/jobs/hear-arrivals.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { startWorker } from "#server/jobs/worker.ts";
import { log } from "#server/log.ts";
import { underSupervision } from "./supervise.ts";

/** The worker process: takes jobs from the queue. Ends with an error, for its supervisor to see, when the database stays away. */
async function work(): Promise<void> {
  const worker = await startWorker((reason) => {
    log().error({ reason }, "worker gives up");
    process.exit(1);
  });
  const stopHearing = hearArrivals();
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
