import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

/** The role the application connects as; it owns nothing and cannot pass row-level security. */
export const applicationRole = "balie_app";

/** Password of the application's role, derived so that nothing has to be kept beside the secret. */
function applicationPassword(secret: string): string {
  return createHmac("sha256", secret).update("database role balie_app").digest("base64url");
}

/** Address of the application's role on the same server and database as the owner's address. */
export function applicationAddress(ownerUrl: string, secret: string): string {
  const url = new URL(ownerUrl);
  url.username = applicationRole;
  url.password = applicationPassword(secret);
  return url.toString();
}

/**
 * Brings a database to today's schema and puts the wall up again (db/security.sql), as its owner. Safe to run from
 * several machines at once: an advisory lock makes the others wait.
 */
export async function migrateDatabase(ownerUrl: string, secret: string): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await client`select pg_advisory_lock(7214601)`;
    await migrate(drizzle({ client }), {
      migrationsFolder: new URL("./migrations", import.meta.url).pathname,
      migrationsSchema: "public",
      migrationsTable: "drizzle_migration",
    });
    await client.unsafe(await readFile(new URL("./security.sql", import.meta.url), "utf8"));
    await client.unsafe(await readFile(new URL("./reference.sql", import.meta.url), "utf8"));
    await client.unsafe(`alter role ${applicationRole} login password '${applicationPassword(secret)}'`);
  } finally {
    await client.end();
  }
}
