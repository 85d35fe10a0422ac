import type { PromiseWeek } from "#db/terms/consults.ts";
import type { OpenTimes } from "#db/terms/opening-hours.ts";
import { termOf } from "#server/consults/corrections/term-rules.ts";
import type { AnswerClock } from "#server/consults/promise/contract.ts";
import { clockOf } from "#server/consults/promise/rules.ts";
import { type Facts, isUndecided, practiceTurns, requestedAt } from "./turn-rules.ts";

/** The promise of every practice, until it can make its own: the usual one on each day. */
const promises: PromiseWeek = [];

/** The clock that runs in a consult: until an answer is promised, or a decision due. Null: nobody waits, or it is closed. */
export function clockIn(facts: Facts, times: OpenTimes): AnswerClock | null {
  const { consult, messages } = facts;
  if (consult.closed !== null || consult.mergedInto !== null) return null;
  return isUndecided(consult) ? termOf(requestedAt(facts)) : clockOf(promises, times, practiceTurns(messages));
}
