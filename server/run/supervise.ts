import { type ChildProcess, fork } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";

const backOffMilliseconds = { first: 250, most: 10_000, forgetAfter: 30_000 };
const stopMilliseconds = 12_000;

/** A child process that is restarted whenever it dies, until `stop`. */
export type Supervised = {
  /** Resolves at the first message `{ ready: true }`; rejects with its last output when it dies before that. */
  ready: Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Forks `script` under this Node, with an IPC channel: when this process is gone, the channel closes and the child ends
 * itself.
 * @param logFile receives its output (truncated at the start).
 * @param execArgv options of Node, beside those of this process.
 */
export function supervise(
  name: string,
  script: string,
  parameters: string[],
  environment: NodeJS.ProcessEnv,
  logFile: string,
  say: (line: string) => void,
  execArgv: readonly string[] = [],
): Supervised {
  let child: ChildProcess | undefined;
  let stopping = false;
  let failures = 0;
  let wasReady = false;
  closeSync(openSync(logFile, "w", 0o600));
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();

  const start = () => {
    const startedAt = Date.now();
    const log = openSync(logFile, "a", 0o600);
    child = fork(script, parameters, {
      env: environment,
      execArgv: [...process.execArgv, ...execArgv],
      stdio: ["ignore", log, log, "ipc"],
    });
    closeSync(log);
    child.on("message", (message) => {
      if (!isReady(message)) return;
      if (wasReady) say(`${name} is back`);
      wasReady = true;
      resolve();
    });
    child.on("exit", (code, signal) => {
      if (stopping) return;
      if (!wasReady) {
        stopping = true;
        reject(
          new Error(`${name} did not start (${signal ?? code}). Its last words, in ${logFile}:\n${lastWords(logFile)}`),
        );
        return;
      }
      if (Date.now() - startedAt > backOffMilliseconds.forgetAfter) failures = 0;
      const wait = Math.min(backOffMilliseconds.first * 2 ** failures, backOffMilliseconds.most);
      failures += 1;
      say(`${name} ended (${signal ?? code}); starting it again in ${wait / 1000} s. See ${logFile}`);
      setTimeout(() => !stopping && start(), wait);
    });
  };
  start();

  return {
    ready,
    async stop() {
      stopping = true;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((settle) => child?.once("exit", settle));
      child.kill("SIGTERM");
      const killer = setTimeout(() => child?.kill("SIGKILL"), stopMilliseconds);
      await gone;
      clearTimeout(killer);
    },
  };
}

/**
 * The child's side: reports that it is ready, and calls `end` once on SIGTERM or when the parent is gone. Ctrl C
 * reaches the whole process group at once; with a parent, the parent decides.
 */
export function underSupervision(end: () => Promise<void>): void {
  let ending = false;
  const finish = async (code: number) => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(code), 10_000).unref();
    await end().catch(() => undefined);
    process.exit(code);
  };
  process.on("SIGTERM", () => void finish(0));
  process.on("disconnect", () => void finish(0));
  process.on("SIGINT", () => !process.connected && void finish(0));
  process.send?.({ ready: true });
}

function isReady(message: unknown): boolean {
  return typeof message === "object" && message !== null && "ready" in message;
}

function lastWords(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-15).join("\n");
}
