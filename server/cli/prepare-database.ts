import { migrateDatabase } from "#db/migrate.ts";
import { seedConnections } from "#db/seed/connections.ts";
import { seedDemo } from "#db/seed/demo.ts";
import { demoOrganizations, demoPeople } from "#db/seed/demo-people.ts";
import { seedGateways } from "#db/seed/gateways.ts";
import { seedOverview } from "#db/seed/overview.ts";
import { installQueue } from "#server/jobs/install.ts";
import { loadDemoLists } from "./demo-lists.ts";
import { loadDemoPatients } from "./demo-patients.ts";
import { type EmbeddedDatabase, openEmbeddedDatabase } from "./embedded-database.ts";
import { installationFolder, installationSecret, Refusal, runningStart } from "./installation.ts";

/** The database this installation works with; `embedded` when it is ours to watch and to stop. */
export type PreparedDatabase = { ownerUrl: string; embedded: EmbeddedDatabase | undefined };

/** Opens the database (the one of DATABASE_URL, or the embedded one) and brings it to today's schema. */
export async function prepareDatabase(
  folder: string,
  secret: string,
  say: (line: string) => void,
): Promise<PreparedDatabase> {
  const given = process.env.DATABASE_URL;
  const embedded = given ? undefined : await openEmbeddedDatabase(folder, say);
  const ownerUrl = given ?? embedded?.url ?? "";
  const place = new URL(ownerUrl);
  say(
    embedded
      ? `database: embedded PostgreSQL on port ${place.port}${embedded.adopted ? " (was still running, taken over)" : ""}, data in ${embedded.dataFolder}`
      : `database: ${place.hostname}${place.port ? `:${place.port}` : ""}${place.pathname} (DATABASE_URL)`,
  );
  try {
    await migrateDatabase(ownerUrl, secret);
    await installQueue(ownerUrl);
  } catch (problem) {
    // One that somebody else runs is not ours to stop.
    if (embedded && !embedded.adopted) await embedded.stop();
    throw given ? new Refusal(`The database of DATABASE_URL cannot be used: ${reason(problem)}`) : problem;
  }
  return { ownerUrl, embedded };
}

/**
 * Runs a command of this installation: the environment is that of `npm start`, the database is there (also while
 * `npm start` runs), and is left as it was found.
 */
export async function withInstallation<R>(say: (line: string) => void, work: () => Promise<R>): Promise<R> {
  const folder = installationFolder();
  const secret = installationSecret(folder);
  const { ownerUrl, embedded } = await prepareDatabase(folder, secret, say);
  Object.assign(process.env, { DATABASE_URL: ownerUrl, BALIE_SECRET: secret, BALIE_PROCESS: "command" });
  process.env.LOG_LEVEL ||= "warn";
  try {
    return await work();
  } finally {
    const { announceAll } = await import("#server/access/announce.ts");
    const { closeDatabase } = await import("#server/access/database.ts");
    const { closeQueue } = await import("#server/jobs/queue.ts");
    await closeQueue();
    await announceAll();
    await closeDatabase();
    if (embedded && !embedded.adopted && !runningStart(folder)) await embedded.stop();
  }
}

/** Loads the demo's organizations, people and register, once; later starts leave what people did with them. */
export async function loadDemo(
  ownerUrl: string,
  folder: string,
  doorUrl: string,
  say: (line: string) => void,
): Promise<void> {
  const start = Date.now();
  await seedDemo(ownerUrl);
  await seedGateways(ownerUrl, `${doorUrl}/demo/jwks`);
  say(
    `demo: ${demoPeople.length} people in ${demoOrganizations.length} organizations (${((Date.now() - start) / 1000).toFixed(1)} s)`,
  );
  await loadDemoLists(folder, say);
  await seedOverview(ownerUrl);
  await seedConnections(ownerUrl);
  await loadDemoPatients(ownerUrl, say);
}

/** The sentence of the database itself; the statement that failed says nothing to who reads this. */
function reason(problem: unknown): string {
  if (!(problem instanceof Error)) return "unknown";
  if (problem.cause instanceof Error) return reason(problem.cause);
  if ("errors" in problem && Array.isArray(problem.errors)) return problem.errors.map(reason).join("; ");
  return problem.message;
}
