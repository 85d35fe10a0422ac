import type { PromiseWeek } from "#db/terms/consults.ts";
import type { OpenTimes } from "#db/terms/opening-hours.ts";
import { termOf } from "#server/consults/corrections/term-rules.ts";
import type { AnswerClock } from "#server/consults/promise/contract.ts";
import { clockOf, heldTo } from "#server/consults/promise/rules.ts";
import type { ConsultMessage } from "./contract.ts";
import { type Facts, isUndecided, practiceTurns, requestedAt } from "./turn-rules.ts";

/** The promise of every practice, until it can make its own: the usual one on each day. */
const promises: PromiseWeek = [];

/**
 * The clock that runs in a consult: until an answer is promised, or a decision due. Null: nobody waits, or it is closed. What a receipt told
 * the patient who waits now holds: other hours, a closing or a holiday make the deadline earlier, never later, because nobody told the patient.
 * Who closes a day answers before it. Own choice, 2026-12-01.
 */
export function clockIn(facts: Facts, times: OpenTimes): AnswerClock | null {
  const { consult, messages } = facts;
  if (consult.closed !== null || consult.mergedInto !== null) return null;
  if (isUndecided(consult)) return termOf(requestedAt(facts));
  const turns = practiceTurns(messages);
  const clock = clockOf(promises, times, turns);
  const since = turns.at(-1)?.from;
  const told = since === undefined ? null : promisedSince(messages, since);
  return clock && since && told ? heldTo(clock, times, { since, told }) : clock;
}

/** What lists read of a clock. */
export function standingClock(clock: AnswerClock | null) {
  return { halfAt: clock?.halfAt ?? null, nearAt: clock?.nearAt ?? null, dueAt: clock?.dueAt ?? null };
}

/** The earliest moment that a receipt promised to who began to wait then; null: none did. */
function promisedSince(messages: readonly ConsultMessage[], since: Date): Date | null {
  const told = messages.flatMap((one) =>
    one.author === "receipt" && one.promisedAt !== null && one.at >= since ? [Number(one.promisedAt)] : [],
  );
  return told.length === 0 ? null : new Date(Math.min(...told));
}
