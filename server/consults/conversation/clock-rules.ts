import type { PromiseWeek } from "#db/terms/consults.ts";
import type { OpenTimes } from "#db/terms/opening-hours.ts";
import type { AnswerClock } from "#server/consults/promise/contract.ts";
import { clockOf } from "#server/consults/promise/rules.ts";
import { type Facts, practiceTurns } from "./turn-rules.ts";

/** The promise of every practice, until it can make its own: the usual one on each day. */
const promises: PromiseWeek = [];

/** The clock that runs in a consult; null: nobody waits, or it is closed. */
export function clockIn({ consult, messages }: Facts, times: OpenTimes): AnswerClock | null {
  const isOpen = consult.closed === null && consult.mergedInto === null;
  return isOpen ? clockOf(promises, times, practiceTurns(messages)) : null;
}
