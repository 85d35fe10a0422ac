import { spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import postgres from "postgres";
import { freePort, isFree } from "./ports.ts";
import { type PostgresHome, preparePostgresHome, readMemory, remember } from "./postgres-home.ts";
import { commandOf, waitUntilGone } from "./process-state.ts";

/** A running embedded PostgreSQL. */
export type EmbeddedDatabase = {
  /** The owner's connection, to the database `balie`. */
  url: string;
  dataFolder: string;
  /** It was already running: left by a killed start, or used by another process. */
  adopted: boolean;
  isRunning: () => boolean;
  stop: () => Promise<void>;
  /** Stops it and deletes its data. For tests and benchmarks. */
  discard: () => Promise<void>;
};

const owner = "balie_owner";
/** Sorts by code point, identically on every system and library version; case folding by Unicode. */
const collation = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
/**
 * Listens on this machine only, keeps statements and values (possibly personal data) out of the log, and analyzes new
 * rows soon.
 */
const settings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "password_encryption=scram-sha-256",
  "log_min_error_statement=panic",
  "log_error_verbosity=terse",
  "log_statement=none",
  // Plans are cached (db/client.ts): those made for empty tables must not last.
  "autovacuum_naptime=15s",
];

/**
 * Starts the PostgreSQL of a folder, or adopts the one that is still running there.
 * @param extra settings as `name=value`, for tests (`fsync=off`).
 */
export async function openEmbeddedDatabase(
  folder: string,
  say: (line: string) => void,
  extra: string[] = [],
): Promise<EmbeddedDatabase> {
  const home = await preparePostgresHome(folder, say);
  if (home.isNew && existsSync(home.memory.dataFolder)) await setAside(home.memory.dataFolder, say);
  const running = await adopt(home);
  if (running) return opened(home, running, true);
  if (!existsSync(join(home.memory.dataFolder, "PG_VERSION"))) create(home, say);
  const pid = await startServer(home, extra);
  await ensureDatabase(home);
  return opened(home, pid, false);
}

/** Stops the PostgreSQL of a folder, if it runs, and deletes the folder and its data. */
export async function discardEmbeddedDatabase(folder: string): Promise<void> {
  const dataFolder = readMemory(folder)?.dataFolder ?? join(folder, "postgres");
  await stopIn(dataFolder);
  for (const path of [folder, dataFolder]) rmSync(path, { recursive: true, force: true });
}

function opened(home: PostgresHome, pid: number, adopted: boolean): EmbeddedDatabase {
  return {
    url: urlOf(home, "balie"),
    dataFolder: home.memory.dataFolder,
    adopted,
    isRunning: () => isPostgres(pid),
    stop: () => stopServer(pid),
    discard: () => discardEmbeddedDatabase(home.folder),
  };
}

/** The folder with the password was removed while the data lies elsewhere: start afresh, but destroy nothing. */
async function setAside(dataFolder: string, say: (line: string) => void): Promise<void> {
  await stopIn(dataFolder);
  const aside = `${dataFolder}.${new Date().toISOString().replace(/[:.]/g, "-")}`;
  renameSync(dataFolder, aside);
  say(`data without a password lay in its place; it is kept in ${aside}`);
}

/** The process in postmaster.pid, if it runs and accepts our password; a stale file is removed. */
async function adopt(home: PostgresHome): Promise<number | undefined> {
  const file = join(home.memory.dataFolder, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (!isPostgres(pid)) {
    rmSync(file, { force: true });
    return undefined;
  }
  home.memory.port = Number(lines[3]) || home.memory.port;
  const end = Date.now() + 30_000;
  while (isPostgres(pid)) {
    if (await answers(home)) return pid;
    if (Date.now() > end)
      throw new Error(
        `PostgreSQL (process ${pid}) runs on ${home.memory.dataFolder} but does not answer. End it, then start again.`,
      );
    await pause(200);
  }
  rmSync(file, { force: true });
  return undefined;
}

function isPostgres(pid: number): boolean {
  return pid > 1 && /postgres/.test(commandOf(pid) ?? "");
}

/** Created next to its final path and renamed when complete, so that an interrupted first start leaves nothing half done. */
function create(home: PostgresHome, say: (line: string) => void): void {
  say("making the database (once)");
  const unfinished = `${home.memory.dataFolder}.unfinished`;
  const passwordFile = `${unfinished}.password`;
  for (const leftover of [unfinished, home.memory.dataFolder]) rmSync(leftover, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, `${home.memory.password}\n`, { mode: 0o600 });
  if (home.runAs) for (const path of [unfinished, passwordFile]) chownSync(path, home.runAs.uid, home.runAs.gid);
  const result = spawnSync(
    home.programs.initdb,
    [`--pgdata=${unfinished}`, `--username=${owner}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256", ...collation],
    { ...home.runAs, cwd: dirname(unfinished), encoding: "utf8", env: plainEnvironment() },
  );
  rmSync(passwordFile, { force: true });
  if (result.status !== 0)
    throw new Error(`The database could not be made: ${result.error?.message ?? result.stderr.trim()}`);
  renameSync(unfinished, home.memory.dataFolder);
}

async function startServer(home: PostgresHome, extra: string[], attempt = 1): Promise<number> {
  const wanted = home.memory.port;
  home.memory.port = wanted > 0 && (await isFree(wanted, "127.0.0.1")) ? wanted : await freePort();
  remember(home.folder, home.memory);
  const logPath = join(home.folder, "postgres.log");
  const log = openSync(logPath, "w", 0o600);
  const flags = [...settings, ...extra].flatMap((setting) => ["-c", setting]);
  const server = spawn(
    home.programs.postgres,
    ["-D", home.memory.dataFolder, "-p", String(home.memory.port), ...flags],
    {
      ...home.runAs,
      cwd: home.memory.dataFolder,
      // A process group of its own: Ctrl C must reach the app first, which stops the database after its own last write.
      detached: true,
      stdio: ["ignore", log, log],
      env: plainEnvironment(),
    },
  );
  closeSync(log);
  let ended = false;
  server.on("error", () => (ended = true)).on("exit", () => (ended = true));
  server.unref();
  const end = Date.now() + 60_000;
  while (!ended && Date.now() < end) {
    if (server.pid && (await answers(home))) return server.pid;
    await pause(40);
  }
  if (server.pid && !ended) process.kill(server.pid, "SIGQUIT");
  // The children of a killed server need a moment to exit; until then its shared memory is in use.
  if (attempt < 5) {
    await pause(attempt * 400);
    return startServer(home, extra, attempt + 1);
  }
  throw new Error(`PostgreSQL does not start. Its last words:\n${readFileSync(logPath, "utf8").slice(-1500)}`);
}

async function stopIn(dataFolder: string): Promise<void> {
  const file = join(dataFolder, "postmaster.pid");
  if (existsSync(file)) await stopServer(Number(readFileSync(file, "utf8").split("\n")[0]));
}

async function stopServer(pid: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (!isPostgres(pid)) return;
    process.kill(pid, signal);
    if (await waitUntilGone(pid, 15_000)) return;
  }
}

function urlOf(home: PostgresHome, database: string): string {
  return `postgres://${owner}:${home.memory.password}@127.0.0.1:${home.memory.port}/${database}`;
}

async function answers(home: PostgresHome): Promise<boolean> {
  const sql = postgres(urlOf(home, "postgres"), { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function ensureDatabase(home: PostgresHome): Promise<void> {
  const sql = postgres(urlOf(home, "postgres"), { max: 1, onnotice: () => undefined });
  try {
    const [found] = await sql`select from pg_database where datname = 'balie'`;
    if (!found) await sql`create database balie`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Without the caller's PG* variables, which would redirect these programs. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const environment = { ...process.env, LC_ALL: "C" };
  for (const name of Object.keys(environment)) if (name.startsWith("PG")) Reflect.deleteProperty(environment, name);
  return environment;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, milliseconds));
}
