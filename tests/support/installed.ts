import { type ChildProcess, fork } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { migrateDatabase } from "#db/migrate.ts";
import { installQueue } from "#server/jobs/install.ts";
import { type EmbeddedDatabase, openEmbeddedDatabase } from "#server/run/embedded-database.ts";
import { freePort } from "#server/run/ports.ts";
import { supervise } from "#server/run/supervise.ts";
import { testAuditKey, testSecret } from "./database.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A database that really writes to disk, with this process configured for it. */
export type Installed = {
  folder: string;
  dataFolder: () => string;
  url: string;
  /** kill -9 of the server and all its children. */
  kill: () => void;
  /** Suspends the server and all its children until they are woken. */
  freeze: () => { wake: () => void };
  stop: () => Promise<void>;
  /** Starts it again on the same port. */
  reopen: () => Promise<void>;
  discard: () => Promise<void>;
};

const silent = () => undefined;

export async function installDatabase(): Promise<Installed> {
  const folder = temporaryFolder("alive");
  let database: EmbeddedDatabase = await openEmbeddedDatabase(folder, silent);
  await migrateDatabase(database.url, testSecret);
  await installQueue(database.url);
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    BALIE_SECRET: testSecret,
    AUDIT_KEYS: testAuditKey,
    AUDIT_FOLDER: join(folder, "audit"),
    STORAGE_FOLDER: join(folder, "documents"),
    BALIE_PROCESS: "test",
    BALIE_FOLDER: folder,
    LOG_LEVEL: "silent",
  });
  const pid = () => Number(readFileSync(join(database.dataFolder, "postmaster.pid"), "utf8").split("\n")[0]);
  return {
    folder,
    dataFolder: () => database.dataFolder,
    url: database.url,
    kill: () => signalTree(treeOf(pid()), "SIGKILL"),
    freeze() {
      const tree = treeOf(pid());
      signalTree(tree, "SIGSTOP");
      return { wake: () => signalTree(tree, "SIGCONT") };
    },
    stop: () => database.stop(),
    async reopen() {
      database = await openEmbeddedDatabase(folder, silent);
    },
    discard: () => database.discard(),
  };
}

/** Starts a process of the product with this environment. Resolves when it is ready. */
export async function startProcess(
  name: "fhir" | "worker",
  environment: Record<string, string> = {},
): Promise<{ child: ChildProcess; kill: () => Promise<void> }> {
  const child = fork(`server/run/${name}.ts`, [], {
    env: { ...process.env, BALIE_PROCESS: name, ...environment },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await new Promise<void>((settle, fail) => {
    child.once("message", () => settle());
    child.once("exit", (code) => fail(new Error(`${name} ended (${code})`)));
  });
  return {
    child,
    kill: () =>
      new Promise((settle) => {
        if (child.exitCode !== null || child.signalCode !== null) return settle();
        child.once("exit", () => settle());
        child.kill("SIGKILL");
      }),
  };
}

/** A FHIR server in its own process. */
export async function startFhirProcess() {
  const port = await freePort();
  const process = await startProcess("fhir", { FHIR_PORT: String(port) });
  return { ...process, url: `http://127.0.0.1:${port}` };
}

/** The FHIR server as `npm start` runs it: restarted whenever it ends. */
export async function superviseFhir(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const environment = { ...process.env, BALIE_PROCESS: "fhir", FHIR_PORT: String(port), LOG_LEVEL: "warn" };
  const fhir = supervise("fhir", "server/run/fhir.ts", [], environment, join(folder, "fhir.log"), silent);
  await fhir.ready;
  return { url: `http://127.0.0.1:${port}`, stop: fhir.stop };
}

function treeOf(pid: number): number[] {
  return [pid, ...childrenOf(pid)];
}

function signalTree(tree: readonly number[], signal: NodeJS.Signals): void {
  for (const one of tree) {
    try {
      process.kill(one, signal);
    } catch {
      // It already ended with its parent.
    }
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => parentOf(one) === pid);
}

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return null;
  }
}
