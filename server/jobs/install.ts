import { PgBoss } from "pg-boss";
import postgres from "postgres";
import { applicationRole } from "#db/application-role.ts";
import { type JobName, jobs, queueSchema, queues } from "./jobs.ts";

/**
 * Creates or updates the queue's tables and queues as `jobs.ts` defines them, as the database owner; the application's
 * role may use them but not alter them. Part of every migration, idempotent.
 */
export async function installQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: queueSchema,
    max: 2,
    supervise: false,
    schedule: false,
  });
  boss.on("error", () => undefined);
  await boss.start();
  try {
    const known = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const name of Object.keys(jobs).filter(isJobName)) await installOne(boss, name, known.has(name));
  } finally {
    await boss.stop({ graceful: false });
  }
  await grantUse(ownerUrl);
}

async function installOne(boss: PgBoss, name: JobName, exists: boolean): Promise<void> {
  const { policy, atOnce, ...rules } = queues[name];
  if (exists) return boss.updateQueue(name, { ...rules, notify: true });
  return boss.createQueue(name, { policy, ...rules, notify: true });
}

async function grantUse(ownerUrl: string): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  const schema = owner(queueSchema);
  const role = owner(applicationRole);
  try {
    await owner`grant usage on schema ${schema} to ${role}`;
    await owner`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`;
    await owner`grant usage, select on all sequences in schema ${schema} to ${role}`;
    await owner`grant execute on all functions in schema ${schema} to ${role}`;
  } finally {
    await owner.end();
  }
}

/** Whether a string is the name of a job. */
export function isJobName(name: string): name is JobName {
  return name in jobs;
}
