import { type ResourceLimits, Worker } from "node:worker_threads";
import { DomainError } from "#server/errors.ts";

export type ThreadLimits = {
  /** Tasks that run or wait for their turn; more are refused. */
  waitingMax: number;
  startMilliseconds: number;
  /** A thread without work ends, so that its memory is given back. */
  idleMilliseconds: number;
  memory: ResourceLimits;
};

/** Why a task was left: all done, out of time, out of memory, or the thread itself failed. */
export type ThreadEnd = "done" | "time" | "memory" | "failed";

/** Gives the thread a task. `hear` gets each of its messages, and says whether that was the last one. */
export type RunInThread<Task> = (
  task: Task,
  milliseconds: number,
  hear: (message: unknown) => boolean,
) => Promise<ThreadEnd>;

/**
 * One thread for work on what came from outside, a task at a time. `source` is the path of a file of this house: Node strips its types in every process
 * alike, also in the one whose own modules Next has bundled; it posts a message once it has loaded what it needs. A task that is over its
 * time, which counts from its own turn, or takes too much memory, ends with the thread, and the next one starts another. Never rejects, but
 * with TOO_MANY (`busy` says why) when too many wait.
 */
export function openThread<Task>(
  source: string,
  busy: ConstructorParameters<typeof DomainError>[1],
  limits: ThreadLimits,
): RunInThread<Task> {
  let ready: Promise<Worker> | undefined;
  let idle: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const runNow: RunInThread<Task> = async (task, milliseconds, hear) => {
    clearTimeout(idle);
    const starting = ready ?? start(source, limits);
    ready = starting;
    const worker = await starting.catch(() => null);
    const end = worker ? await runIn(worker, task, milliseconds, hear) : "failed";
    const forget = () => {
      ready = undefined;
      void worker?.terminate();
    };
    if (end !== "done") forget();
    else idle = setTimeout(forget, limits.idleMilliseconds).unref();
    return end;
  };
  return (task, milliseconds, hear) => {
    if (waiting >= limits.waitingMax) throw new DomainError("TOO_MANY", busy);
    waiting += 1;
    const run = turn
      .then(() => runNow(task, milliseconds, hear))
      .finally(() => {
        waiting -= 1;
      });
    // Whatever became of it, the next one has its turn.
    turn = run.catch(() => undefined);
    return run;
  };
}

function start(source: string, { memory, startMilliseconds }: ThreadLimits): Promise<Worker> {
  // It has no use for the environment, nor for the flags of this process.
  const worker = new Worker(source, { resourceLimits: memory, env: {}, execArgv: [] });
  worker.unref();
  const { promise, resolve, reject } = Promise.withResolvers<Worker>();
  const timer = setTimeout(() => worker.terminate(), startMilliseconds);
  // Stays: an error that nobody listens to would end the process.
  worker.on("error", reject);
  worker.once("exit", () => reject(new Error("the thread ended")));
  worker.once("message", () => resolve(worker));
  return promise.finally(() => clearTimeout(timer));
}

function runIn(
  worker: Worker,
  task: unknown,
  milliseconds: number,
  hear: (message: unknown) => boolean,
): Promise<ThreadEnd> {
  const { promise, resolve } = Promise.withResolvers<ThreadEnd>();
  const listen = (message: unknown) => {
    if (hear(message)) resolve("done");
  };
  const fail = (problem: unknown) => resolve(isOutOfMemory(problem) ? "memory" : "failed");
  const leave = () => resolve("failed");
  const timer = setTimeout(() => resolve("time"), milliseconds);
  worker.on("message", listen).on("error", fail).on("exit", leave);
  try {
    worker.postMessage(task);
  } catch (problem) {
    // What cannot be copied to the thread.
    fail(problem);
  }
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off("message", listen).off("error", fail).off("exit", leave);
  });
}

function isOutOfMemory(problem: unknown): boolean {
  return problem instanceof Error && "code" in problem && problem.code === "ERR_WORKER_OUT_OF_MEMORY";
}
