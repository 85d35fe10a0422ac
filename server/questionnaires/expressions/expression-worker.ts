import { parentPort } from "node:worker_threads";
import { runExpression } from "./expression-language.ts";
import type { ExpressionTask } from "./expression-task.ts";

/** A thread that runs the expressions of questionnaires, and that `expression-runner.ts` can end. It keeps nothing between two tasks. */
parentPort?.on("message", ({ expressions, subject }: ExpressionTask) => {
  for (const expression of expressions) parentPort?.postMessage(runExpression(expression, subject));
});
parentPort?.postMessage("ready");
