import { join } from "node:path";
import { openThread, type ThreadEnd, type ThreadLimits } from "#server/thread/open-thread.ts";
import type { ExpressionResult, ExpressionTask } from "./expression-task.ts";

/**
 * Our own choice (2026-11-30). FHIRPath and its model of R4 take some 60 MB; loading them takes a second. A response waits inside the
 * transaction of its delivery, so no more wait than leave most connections (`DATABASE_CONNECTIONS_MAX`, usually ten) to others.
 */
const limitsUsual: ThreadLimits = {
  waitingMax: 4,
  startMilliseconds: 20_000,
  idleMilliseconds: 60_000,
  memory: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 },
};

/** `results`: of the expressions that were done, in their order; the next one is where it ended. */
export type Run = { results: ExpressionResult[]; end: ThreadEnd };

export type ExpressionRunner = (task: ExpressionTask, milliseconds: number) => Promise<Run>;

/** Runs expressions of questionnaires in a thread (server/thread). Never rejects, but with TOO_MANY when too many wait. */
export function openExpressionRunner(limits: ThreadLimits = limitsUsual): ExpressionRunner {
  const source = join(process.cwd(), "server/questionnaires/expressions/expression-worker.ts");
  const run = openThread<ExpressionTask>(source, "questionnaire.calculating-busy", limits);
  return (task, milliseconds) => {
    const results: ExpressionResult[] = [];
    const ended = run(task, milliseconds, (message) => {
      // Guarantee: the worker posts nothing else for a task.
      results.push(message as ExpressionResult);
      return results.length === task.expressions.length;
    });
    return ended.then((end) => ({ results, end }));
  };
}

/** The runner of this process. */
export const runExpressions = openExpressionRunner();
