import { transact } from "#db/client.ts";
import { database } from "#server/access/database.ts";
import { env } from "#server/env.ts";
import { jobs } from "#server/jobs/jobs.ts";
import { waitsFor } from "#server/jobs/schedules.ts";
import { log } from "#server/log.ts";

/** After this the database counts as unavailable. */
const patienceMilliseconds = 3_000;
/** The worker's scheduler writes at least this often (it polls every 15 s). */
const workerSilentSecondsMax = 90;

export type Health = {
  status: "ok" | "degraded" | "down";
  database: "ok" | "away";
  queue: {
    worker: "ok" | "silent";
    waiting: number;
    oldestWaitingSeconds: number;
    failed: number;
    mail: "on" | "waits for SMTP_URL";
  } | null;
  /** Minutes since a source last confirmed the list in force; a list that was never imported is absent. */
  registerAgeMinutes: Record<string, number> | null;
};

/** The health of this installation, for monitoring; contains no personal data. */
export async function readHealth(): Promise<Health> {
  try {
    const [queue, registerAgeMinutes] = await withPatience(Promise.all([readQueue(), readRegisterAge()]));
    const status = queue.worker === "ok" ? "ok" : "degraded";
    return { status, database: "ok", queue, registerAgeMinutes };
  } catch (err) {
    log().error({ err }, "health: the database does not answer");
    return { status: "down", database: "away", queue: null, registerAgeMinutes: null };
  }
}

async function readQueue(): Promise<NonNullable<Health["queue"]>> {
  const held = waitsFor["mail.send"]?.(env()) ? ["mail.send"] : [];
  const [row] = await transact(
    database(),
    "read",
    {},
    (_, raw) => raw<QueueRow[]>`
    select
      count(*) filter (where state < 'active' and start_after <= now()) as waiting,
      coalesce(extract(epoch from now() - min(start_after) filter (
        where state < 'active' and start_after <= now() and not name = any(${held}))), 0) as oldest_seconds,
      count(*) filter (where state = 'failed') as failed,
      (select extract(epoch from now() - cron_on) from queue.version) as silent_seconds
    from queue.job where name = any(${Object.keys(jobs)})`,
  );
  const silentSeconds = row?.silent_seconds === null ? Number.POSITIVE_INFINITY : Number(row?.silent_seconds);
  return {
    worker: silentSeconds <= workerSilentSecondsMax ? "ok" : "silent",
    waiting: Number(row?.waiting),
    oldestWaitingSeconds: Math.round(Number(row?.oldest_seconds)),
    failed: Number(row?.failed),
    mail: held.length > 0 ? "waits for SMTP_URL" : "on",
  };
}

async function readRegisterAge(): Promise<Record<string, number>> {
  const rows = await transact(
    database(),
    "read",
    {},
    (_, raw) => raw<{ list: string; minutes: string }[]>`
    select list, extract(epoch from now() - confirmed_at) / 60 as minutes from register_version where state = 'current'`,
  );
  return Object.fromEntries(rows.map((row) => [row.list, Math.round(Number(row.minutes))]));
}

type QueueRow = { waiting: string; oldest_seconds: string; failed: string; silent_seconds: string | null };

async function withPatience<R>(work: Promise<R>): Promise<R> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error("no answer in time")), patienceMilliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
