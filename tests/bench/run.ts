import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { migrateDatabase } from "#db/migrate.ts";
import { installQueue } from "#server/jobs/install.ts";
import { openEmbeddedDatabase } from "#server/run/embedded-database.ts";
import { testAuditKey, testSecret } from "#tests/support/database.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import type { BenchPlace, BenchReport, Figure } from "./measure.ts";

const benches: Record<string, () => Promise<(place: BenchPlace) => Promise<BenchReport>>> = {
  register: async () => (await import("./register.ts")).benchRegister,
  rls: async () => (await import("./rls.ts")).benchRowLevelSecurity,
  intake: async () => (await import("./intake.ts")).benchIntake,
  "intake-indexes": async () => (await import("./intake-indexes.ts")).benchIntakeIndexes,
  measurements: async () => (await import("./measurements.ts")).benchMeasurements,
  "reads-per-patient": async () => (await import("./reads-per-patient.ts")).benchReadsPerPatient,
  "database-path": async () => (await import("./database-path.ts")).benchDatabasePath,
  pages: async () => (await import("./pages.ts")).benchPages,
  consults: async () => (await import("./consults.ts")).benchConsults,
  overview: async () => (await import("./overview.ts")).benchOverview,
  "under-attack": async () => (await import("./under-attack.ts")).benchUnderAttack,
};

/**
 * `npm run bench -- [name…]`: each named bench (all if none is named) on its own database, with fsync on. Modules keep
 * the first database they connect to, so each bench also has its own process. @returns whether all of them succeeded.
 */
async function run(names: readonly string[]): Promise<boolean> {
  const unknown = names.filter((name) => !(name in benches));
  if (unknown.length > 0)
    throw new Error(`No bench ${unknown.join(", ")}; there are: ${Object.keys(benches).join(", ")}`);
  const [only, ...others] = names.length > 0 ? names : Object.keys(benches);
  if (only !== undefined && others.length === 0) {
    const report = await inOwnPlace(only);
    print(report);
    write(report);
    return true;
  }
  const failed = [only, ...others].filter((name) => !runAlone(String(name)));
  if (failed.length > 0) console.error(`\nNo result: ${failed.join(", ")}`);
  return failed.length === 0;
}

function runAlone(name: string): boolean {
  const parameters = [...process.execArgv, import.meta.filename, name];
  return spawnSync(process.execPath, parameters, { stdio: "inherit" }).status === 0;
}

async function inOwnPlace(name: string): Promise<BenchReport> {
  const folder = temporaryFolder("bench");
  const server = await openEmbeddedDatabase(folder, () => undefined, ["max_connections=100"]);
  try {
    await migrateDatabase(server.url, testSecret);
    await installQueue(server.url);
    Object.assign(process.env, {
      DATABASE_URL: server.url,
      BALIE_SECRET: testSecret,
      AUDIT_KEYS: testAuditKey,
      AUDIT_FOLDER: join(folder, "audit"),
      BALIE_PROCESS: "bench",
      LOG_LEVEL: "silent",
    });
    const bench = await benches[name]?.();
    if (!bench) throw new Error(`No bench ${name}`);
    return await bench({ ownerUrl: server.url, folder, say: (line) => console.log(`  ${line}`) });
  } finally {
    await server.discard();
  }
}

function print({ name, figures, facts }: BenchReport): void {
  console.log(
    `\n${name}: ${Object.entries(facts)
      .map(([fact, value]) => `${fact} ${value}`)
      .join(", ")}\n`,
  );
  const width = Math.max(...figures.map((figure) => figure.name.length));
  for (const figure of figures) {
    const verdict = figure.isMet === undefined ? " " : figure.isMet ? "✓" : "✗";
    const aim = figure.aim ? `aim ${figure.aim}` : "";
    console.log(
      `${verdict} ${figure.name.padEnd(width)}  ${shown(figure).padStart(12)}  ${aim.padEnd(14)} ${figure.note ?? ""}`,
    );
  }
}

function shown({ value, unit }: Figure): string {
  const digits = unit === "ratio" || value < 10 ? 2 : value < 100 ? 1 : 0;
  return `${value.toFixed(digits)}${unit === "ratio" ? " ×" : ` ${unit}`}`;
}

function write(report: BenchReport): void {
  mkdirSync("bench-results", { recursive: true });
  const machine = {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? "",
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  const path = join("bench-results", `${report.name}-${new Date().toISOString().replace(/[:.]/g, "-")}.json`);
  writeFileSync(path, `${JSON.stringify({ ...report, machine }, null, 2)}\n`);
  console.log(`\n${path}`);
}

const isWhole = await run(process.argv.slice(2).filter((one) => !one.startsWith("--")));
process.exit(isWhole ? 0 : 1);
