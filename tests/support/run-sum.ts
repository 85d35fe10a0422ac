import { stripVTControlCharacters } from "node:util";

/**
 * The outcome of one step: how many passed, and by name what failed (with why, as far as it is known), was skipped, or
 * only passed the second time.
 */
export type Sum = { passed: number; failed: Failure[]; retried: Failure[]; skipped: string[]; timed: Timed[] };

/** A case that failed, and the first lines of its message. */
export type Failure = { title: string; reason: string };

/** A case, its duration, and what it says of itself besides (`task.meta.measured`). */
export type Timed = { title: string; milliseconds: number; measured?: string | undefined };

declare module "vitest" {
  interface TaskMeta {
    /** A figure for the record of the run. */
    measured?: string;
  }
}

export function nothing(): Sum {
  return { passed: 0, failed: [], retried: [], skipped: [], timed: [] };
}

export function add(one: Sum, other: Sum): Sum {
  return {
    passed: one.passed + other.passed,
    failed: [...one.failed, ...other.failed],
    retried: [...one.retried, ...other.retried],
    skipped: [...one.skipped, ...other.skipped],
    timed: [...one.timed, ...other.timed],
  };
}

/** An exit code that says "failed" while every test passed is a failure too (an unhandled error, a failed teardown). */
export function noticeCrash(sum: Sum, command: string, code: number | null): Sum {
  const isCrash = code !== 0 && sum.failed.length === 0;
  return isCrash ? { ...sum, failed: [failure(command, `ended with ${code}, though no test failed`)] } : sum;
}

/** A failure with the head of its message, without the colours of a terminal. */
export function failure(title: string, message = ""): Failure {
  return { title, reason: stripVTControlCharacters(message).split("\n").slice(0, 12).join("\n") };
}

/** Slowest first. */
export function slowest({ timed }: Sum, count: number): Timed[] {
  return timed.toSorted((one, other) => other.milliseconds - one.milliseconds).slice(0, count);
}
