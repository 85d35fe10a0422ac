import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import type { Transaction } from "#db/client.ts";
import { database } from "#server/access/database.ts";
import { log } from "#server/log.ts";
import { type JobName, type JobPayload, jobs, queueSchema } from "./jobs.ts";

let sender: Promise<PgBoss> | undefined;

/**
 * Queues a job inside the caller's transaction, so that it exists exactly when the data does.
 * `key` keeps one waiting job per key in queues with the policy "short"; the job does not start before `startAfter`.
 */
export async function enqueue<N extends JobName>(
  tx: Transaction,
  name: N,
  payload: JobPayload<N>,
  options: { key?: string; startAfter?: Date } = {},
): Promise<void> {
  const boss = await queueSender();
  const { key, startAfter } = options;
  const wishes = { ...(key === undefined ? {} : { singletonKey: key }), ...(startAfter ? { startAfter } : {}) };
  await boss.send(name, jobs[name].parse(payload), { ...wishes, db: fromDrizzle(tx, sql) });
}

/** Stops the sender of this process. */
export async function closeQueue(): Promise<void> {
  const closing = sender;
  sender = undefined;
  await closing?.then((boss) => boss.stop({ graceful: false, close: false })).catch(() => undefined);
}

/** A pg-boss that only sends: no maintenance timers, no DDL, no connections of its own. */
function queueSender(): Promise<PgBoss> {
  sender ??= startSender().catch((problem) => {
    sender = undefined;
    throw problem;
  });
  return sender;
}

async function startSender(): Promise<PgBoss> {
  const executor = database().write;
  const boss = new PgBoss({
    db: fromDrizzle(executor, sql),
    schema: queueSchema,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  boss.on("error", (err) => log().warn({ err }, "the queue could not be read"));
  return boss.start();
}
