// Until the first release there is one migration, made anew from db/schema; afterwards this becomes `drizzle-kit generate`.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

rmSync("db/migrations", { recursive: true, force: true });
execFileSync("node_modules/.bin/drizzle-kit", ["generate", "--name", "first", "--config", "drizzle.config.ts"], {
  stdio: "inherit",
});
// drizzle-kit does not know extensions; the indexes over words need them first.
const file = readdirSync("db/migrations").find((name) => name.endsWith(".sql"));
const path = `db/migrations/${file}`;
const extensions = ["btree_gin", "pg_trgm", "unaccent"].map(
  (name) => `CREATE EXTENSION IF NOT EXISTS "${name}";--> statement-breakpoint\n`,
);
// Nor partitions: the months themselves are made by db/partitions.sql.
const partitioned = /(CREATE TABLE "(measurement|measurement_source)" \([\s\S]*?\n\));/g;
const tables = readFileSync(path, "utf8").replace(partitioned, '$1 PARTITION BY RANGE ("measurement_id");');
writeFileSync(path, extensions.join("") + tables);
