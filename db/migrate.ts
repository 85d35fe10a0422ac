import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { applicationPassword, applicationRole } from "./application-role.ts";

const folder = new URL(".", import.meta.url).pathname;
const repeatable = ["partitions", "security", "copies", "reference"].map((name) => `${folder}${name}.sql`);

/**
 * Brings a database to the current schema and policies (db/security.sql), as its owner. Safe to run from several machines at once: an
 * advisory lock serializes them. An up-to-date database is left alone, since these statements lock every table and a command may run
 * while people are working.
 */
export async function migrateDatabase(ownerUrl: string, secret: string): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  const password = applicationPassword(secret);
  const mark = markOf(password);
  try {
    await client`select pg_advisory_lock(7214601)`;
    if ((await markIn(client)) === mark) return;
    await migrate(drizzle({ client }), {
      migrationsFolder: `${folder}migrations`,
      migrationsSchema: "public",
      migrationsTable: "drizzle_migration",
    });
    for (const path of repeatable) await client.unsafe(readFileSync(path, "utf8"));
    await client.unsafe(`alter role ${applicationRole} login password '${password}'`);
    await client.unsafe(`comment on table drizzle_migration is '${mark}'`);
  } finally {
    await client.end();
  }
}

/** Hash of everything a database is built from, including the month, because each month adds partitions. */
function markOf(password: string): string {
  const hash = createHash("sha256").update(password).update(new Date().toISOString().slice(0, 7));
  const migrations = globSync(`${folder}migrations/**/*.{sql,json}`).sort();
  for (const path of [...migrations, ...repeatable]) hash.update(readFileSync(path));
  return hash.digest("hex");
}

async function markIn(client: postgres.Sql): Promise<string | null> {
  const [row] = await client<{ mark: string | null }[]>`
    select obj_description(to_regclass('public.drizzle_migration'), 'pg_class') as mark`;
  return row?.mark ?? null;
}
