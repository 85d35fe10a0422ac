import { type Job, PgBoss } from "pg-boss";
import { addresses } from "#server/access/database.ts";
import { dutchZone } from "#server/calendar/clock.ts";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import { handlers } from "./handlers.ts";
import { isJobName } from "./install.ts";
import { type JobName, type JobPayload, jobs, queueSchema, queues } from "./jobs.ts";
import { schedules, waitsFor } from "./schedules.ts";

/**
 * How often the database is checked, and after how many failures in a row this process gives up (its supervisor
 * restarts it).
 */
const watchMilliseconds = 2_000;
const failuresMax = 3;

/**
 * Runs jobs from the queue until stopped. When the database stays unavailable, `onLost` is called once, for the
 * supervisor to restart this process, rather than running on half-connected.
 */
export async function startWorker(onLost: (reason: string) => void): Promise<{ stop: () => Promise<void> }> {
  const boss = new PgBoss({
    connectionString: addresses().direct,
    application_name: "balie-worker",
    schema: queueSchema,
    migrate: false,
    createSchema: false,
    max: 6,
    connectionTimeoutMillis: 5_000,
    useListenNotify: true,
    reindex: false,
    cronMonitorIntervalSeconds: 15,
    cronWorkerIntervalSeconds: 5,
  });
  boss.on("error", (err) => log().warn({ err }, "queue"));
  await boss.start();
  await keepSchedules(boss);
  for (const name of workable()) await work(boss, name);
  const watch = watchDatabase(boss, onLost);
  return {
    async stop() {
      clearInterval(watch);
      await boss.stop({ graceful: true, timeout: 8_000 });
    },
  };
}

/** The jobs that this installation handles now. */
function workable(): JobName[] {
  const names = Object.keys(jobs).filter(isJobName);
  return names.filter((name) => handlers[name] !== undefined && !waitsFor[name]?.(env()));
}

async function work<N extends JobName>(boss: PgBoss, name: N): Promise<void> {
  const handle = handlers[name];
  if (!handle) return;
  for (let hand = 0; hand < (queues[name].atOnce ?? 1); hand += 1) {
    let handId: string | undefined;
    handId = await boss.work<JobPayload<N>>(
      name,
      { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 },
      async (batch) => {
        // There may be more: left alone, the queue polls again after seconds, so a hundred mails would take minutes.
        if (handId) boss.notifyWorker(handId);
        for (const job of batch) await run(name, job, handle);
      },
    );
  }
}

async function run<N extends JobName>(
  jobName: N,
  job: Job<JobPayload<N>>,
  handle: (payload: JobPayload<N>, jobId: string) => Promise<unknown>,
): Promise<void> {
  const start = performance.now();
  try {
    await handle(job.data, job.id);
    log().info({ jobName, jobId: job.id, milliseconds: Math.round(performance.now() - start) }, "job done");
  } catch (err) {
    log().error({ jobName, jobId: job.id, err }, "job failed, it will be tried again");
    throw new Error(`${jobName} failed`);
  }
}

async function keepSchedules(boss: PgBoss): Promise<void> {
  for (const [name, schedule] of Object.entries(schedules)) {
    if (schedule.when(env())) await boss.schedule(name, schedule.cron, {}, { tz: dutchZone });
    else await boss.unschedule(name);
  }
}

function watchDatabase(boss: PgBoss, onLost: (reason: string) => void): NodeJS.Timeout {
  let failures = 0;
  return setInterval(async () => {
    try {
      await boss.getDb().executeSql("select 1");
      failures = 0;
    } catch {
      failures += 1;
      if (failures === failuresMax) onLost("the database does not answer");
    }
  }, watchMilliseconds);
}
