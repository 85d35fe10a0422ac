import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { migrateDatabase } from "#db/migrate.ts";
import { installQueue } from "#server/jobs/install.ts";
import { openEmbeddedDatabase } from "#server/run/embedded-database.ts";
import { sweepLeftovers, temporaryFolder } from "./temporary-folder.ts";

export const testSecret = "a secret for tests only, 32 characters or more";
export const testAuditKey = "a-key-for-the-log-in-tests-only-32-characters";
const template = "balie_template";

/** Starts a real PostgreSQL for a test run, in a temporary folder, migrated once into a template. */
export async function startTestDatabase(): Promise<{ ownerUrl: string; stop: () => Promise<void> }> {
  await sweepLeftovers();
  const folder = temporaryFolder("test");
  const server = await openEmbeddedDatabase(folder, () => undefined, ["fsync=off", "max_connections=300"]);
  const owner = postgres(server.url, { max: 1, onnotice: () => undefined });
  await owner.unsafe(`create database ${template}`);
  await owner.end();
  await migrateDatabase(withDatabase(server.url, template), testSecret);
  await installQueue(withDatabase(server.url, template));
  return {
    ownerUrl: server.url,
    stop: server.discard,
  };
}

/** A clone of the migrated template; every test file has its own. */
export async function cloneDatabase(ownerUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `balie_${randomUUID().replaceAll("-", "")}`;
  const run = async (statement: string) => {
    const owner = postgres(withDatabase(ownerUrl, "postgres"), { max: 1, onnotice: () => undefined });
    await owner.unsafe(statement).finally(() => owner.end());
  };
  await run(`create database ${name} template ${template} strategy file_copy`);
  return { url: withDatabase(ownerUrl, name), drop: () => run(`drop database if exists ${name} with (force)`) };
}

function withDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.toString();
}
