import { join } from "node:path";
import { type ResourceLimits, Worker } from "node:worker_threads";
import { DomainError } from "#server/errors.ts";
import type { ExpressionResult, ExpressionTask } from "./expression-task.ts";

/** The source itself: Node strips its types in every process alike, also in the one whose own modules Next has bundled. */
const source = join(process.cwd(), "server/questionnaires/expressions/expression-worker.ts");

/**
 * Our own choice (2026-11-30). FHIRPath and its model of R4 take some 60 MB; loading them takes a second. A response waits inside the
 * transaction of its delivery, so no more wait than leave most connections (`DATABASE_CONNECTIONS_MAX`, usually ten) to others.
 */
const limitsUsual: RunnerLimits = {
  waitingMax: 4,
  startMilliseconds: 20_000,
  idleMilliseconds: 60_000,
  memory: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 },
};

export type RunnerLimits = {
  /** Tasks that run or wait for their turn; more are refused. */
  waitingMax: number;
  startMilliseconds: number;
  /** A thread without work ends, so that its memory is given back. */
  idleMilliseconds: number;
  memory: ResourceLimits;
};

/** Why a task was left: all done, out of time, out of memory, or the thread itself failed. */
export type RunEnd = "done" | "time" | "memory" | "failed";

/** `results`: of the expressions that were done, in their order; the next one is where it ended. */
export type Run = { results: ExpressionResult[]; end: RunEnd };

export type ExpressionRunner = (task: ExpressionTask, milliseconds: number) => Promise<Run>;

/**
 * Runs expressions of questionnaires in one thread, a task at a time. A task that is over its time, which counts from its own turn, or takes
 * too much memory, ends with the thread, and the next one starts another. Never rejects, but with TOO_MANY when too many wait.
 */
export function openExpressionRunner(limits: RunnerLimits = limitsUsual): ExpressionRunner {
  let ready: Promise<Worker> | undefined;
  let idle: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const runNow = async (task: ExpressionTask, milliseconds: number): Promise<Run> => {
    clearTimeout(idle);
    const starting = ready ?? start(limits);
    ready = starting;
    const worker = await starting.catch(() => null);
    const run = worker ? await runIn(worker, task, milliseconds) : { results: [], end: "failed" as const };
    const forget = () => {
      ready = undefined;
      void worker?.terminate();
    };
    if (run.end !== "done") forget();
    else idle = setTimeout(forget, limits.idleMilliseconds).unref();
    return run;
  };
  return (task, milliseconds) => {
    if (waiting >= limits.waitingMax) throw new DomainError("TOO_MANY", "questionnaire.calculating-busy");
    waiting += 1;
    const run = turn
      .then(() => runNow(task, milliseconds))
      .finally(() => {
        waiting -= 1;
      });
    // Whatever became of it, the next one has its turn.
    turn = run.catch(() => undefined);
    return run;
  };
}

/** The runner of this process. */
export const runExpressions = openExpressionRunner();

/** A thread that has loaded what it needs. */
function start({ memory, startMilliseconds }: RunnerLimits): Promise<Worker> {
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

function runIn(worker: Worker, { expressions, subject }: ExpressionTask, milliseconds: number): Promise<Run> {
  const { promise, resolve } = Promise.withResolvers<RunEnd>();
  const results: ExpressionResult[] = [];
  const hear = (result: ExpressionResult) => {
    results.push(result);
    if (results.length === expressions.length) resolve("done");
  };
  const fail = (problem: unknown) => resolve(isOutOfMemory(problem) ? "memory" : "failed");
  const leave = () => resolve("failed");
  const timer = setTimeout(() => resolve("time"), milliseconds);
  worker.on("message", hear).on("error", fail).on("exit", leave);
  try {
    worker.postMessage({ expressions, subject });
  } catch (problem) {
    // What cannot be copied to the thread.
    fail(problem);
  }
  return promise
    .then((end) => ({ results, end }))
    .finally(() => {
      clearTimeout(timer);
      worker.off("message", hear).off("error", fail).off("exit", leave);
    });
}

function isOutOfMemory(problem: unknown): boolean {
  return problem instanceof Error && "code" in problem && problem.code === "ERR_WORKER_OUT_OF_MEMORY";
}
