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
import {
  installationAuditKeys,
  installationFolder,
  installationFolders,
  installationSecret,
  Refusal,
  runningStart,
} from "./installation.ts";

/** The installation's database; `embedded` when it is ours to watch and stop. */
export type PreparedDatabase = { ownerUrl: string; embedded: EmbeddedDatabase | undefined };

/** Opens the database (that of DATABASE_URL, or the embedded one) and migrates it to the current schema. */
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
    // An adopted one is not ours to stop.
    if (embedded && !embedded.adopted) await embedded.stop();
    throw given ? new Refusal(`The database of DATABASE_URL cannot be used: ${reason(problem)}`) : problem;
  }
  return { ownerUrl, embedded };
}

/**
 * Runs a command of this installation: with the environment of `npm start`, and with the database running (also next to
 * `npm start`), which is left as it was found.
 */
export async function withInstallation<R>(say: (line: string) => void, work: () => Promise<R>): Promise<R> {
  const folder = installationFolder();
  const secret = installationSecret(folder);
  const { ownerUrl, embedded } = await prepareDatabase(folder, secret, say);
  Object.assign(process.env, { DATABASE_URL: ownerUrl, BALIE_SECRET: secret, BALIE_PROCESS: "command" });
  Object.assign(process.env, {
    AUDIT_KEYS: installationAuditKeys(folder),
    ...installationFolders(folder),
  });
  process.env.LOG_LEVEL ||= "warn";
  try {
    return await work();
  } finally {
    const { announceAll } = await import("#server/access/change.ts");
    const { closeDatabase } = await import("#server/access/database.ts");
    const { closeQueue } = await import("#server/jobs/queue.ts");
    await closeQueue();
    await announceAll();
    await closeDatabase();
    if (embedded && !embedded.adopted && !runningStart(folder)) await embedded.stop();
  }
}

/** Loads the demo's organizations, people and register, once; later starts keep what people did with them. */
export async function loadDemo(
  ownerUrl: string,
  folder: string,
  fhirUrl: string,
  say: (line: string) => void,
): Promise<void> {
  const start = Date.now();
  await seedDemo(ownerUrl);
  await seedGateways(ownerUrl, `${fhirUrl}/demo/jwks`);
  say(
    `demo: ${demoPeople.length} people in ${demoOrganizations.length} organizations (${((Date.now() - start) / 1000).toFixed(1)} s)`,
  );
  await loadDemoLists(folder, say);
  await seedOverview(ownerUrl);
  await seedConnections(ownerUrl);
  await loadDemoPatients(ownerUrl, say);
}

/** The database's own message; the failed statement would not help the reader. */
function reason(problem: unknown): string {
  if (!(problem instanceof Error)) return "unknown";
  if (problem.cause instanceof Error) return reason(problem.cause);
  if ("errors" in problem && Array.isArray(problem.errors)) return problem.errors.map(reason).join("; ");
  return problem.message;
}
