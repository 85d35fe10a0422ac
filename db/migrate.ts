import { readFile } from "node:fs/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { applicationPassword, applicationRole } from "./application-role.ts";

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
    await client.unsafe(await readFile(new URL("./partitions.sql", import.meta.url), "utf8"));
    await client.unsafe(await readFile(new URL("./security.sql", import.meta.url), "utf8"));
    await client.unsafe(await readFile(new URL("./copies.sql", import.meta.url), "utf8"));
    await client.unsafe(await readFile(new URL("./reference.sql", import.meta.url), "utf8"));
    await client.unsafe(`alter role ${applicationRole} login password '${applicationPassword(secret)}'`);
  } finally {
    await client.end();
  }
}
