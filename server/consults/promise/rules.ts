import { type AnswerPromise, type PromiseWeek, usualPromise } from "#db/terms/consults.ts";
import { type OpenTimes, usualWeek } from "#db/terms/opening-hours.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { addDays, weekdayOf } from "#server/calendar/days.ts";
import { momentOn, startOfDay } from "#server/calendar/moments.ts";
import {
  addOpenTime,
  addWorkingDays,
  blocksOf,
  closingTimeOf,
  closureOf,
  openTimeBetween,
} from "#server/calendar/opening-hours.ts";
import type { AnswerClock, PracticeTurn, SkippedDay, Warning } from "./contract.ts";

/** The share of the time after which a clock warns for the second time. */
export const nearShare = 0.8;
export const halfShare = 0.5;
/** Hours of a practice of which no opening is in sight: its clock goes on, so that the patient is not forgotten. Own choice, 2026-11-30. */
const usualTimes: OpenTimes = { week: usualWeek, closings: [], openHolidays: [] };

/**
 * The clock of the question that is not finished, from the turns that the practice had in it (in order). Null while it is the patient's turn:
 * it stands still. After a question back it goes on where it stood, so asking back neither buys time nor costs any.
 */
export function clockOf(week: PromiseWeek, times: OpenTimes, turns: readonly PracticeTurn[]): AnswerClock | null {
  const [first] = turns;
  const last = turns.at(-1);
  if (!first || !last || last.until !== null) return null;
  const own = addOpenTime(times, first.from, 0) === null ? usualTimes : times;
  const promise = week[weekdayOf(dutchDay(first.from)) - 1] ?? usualPromise;
  const firstDue = dueAfter(promise, own, first.from);
  const total = openTimeBetween(own, first.from, firstDue);
  const used = openTimeUsed(own, turns.slice(0, -1), last.from);
  // The warnings of a clock that went on are shares of the whole question, and never before its last turn.
  const after = (share: number) => goOn(own, last.from, Math.max(total * share - used, 0));
  const dueAt = turns.length === 1 ? firstDue : endOf(promise, own, after(1));
  return { from: first.from, halfAt: after(halfShare), nearAt: after(nearShare), dueAt };
}

/**
 * A clock that is due no later than the patient was told. Where that is earlier, its warnings are shares of the open time until then, so they
 * come before the practice closes.
 */
export function heldTo(
  clock: AnswerClock,
  times: OpenTimes,
  { since, told }: { since: Date; told: Date },
): AnswerClock {
  if (clock.dueAt <= told) return clock;
  const open = openTimeBetween(times, since, told);
  const after = (share: number) => {
    const at = goOn(times, since, open * share);
    return at < told ? at : told;
  };
  return { from: clock.from, halfAt: after(halfShare), nearAt: after(nearShare), dueAt: told };
}

/** An answer at the very moment that was promised is in time. */
export function warningOf({ halfAt, nearAt, dueAt }: Omit<AnswerClock, "from">, now: Date): Warning {
  if (now > dueAt) return "passed";
  if (now >= nearAt) return "near";
  return now >= halfAt ? "half" : "none";
}

/** Minutes of open time in which the practice had the turn until now: what "time to first answer" measures. */
export function openTimeUsed(times: OpenTimes, turns: readonly PracticeTurn[], now: Date): number {
  return turns.reduce((sum, { from, until }) => sum + openTimeBetween(times, from, until ?? now), 0);
}

/** The days between receipt and deadline on which the clock stood still. */
export function skippedDays(times: OpenTimes, { from, dueAt }: AnswerClock): SkippedDay[] {
  const skipped: SkippedDay[] = [];
  const last = dutchDay(dueAt);
  for (let day = dutchDay(from); day <= last; day = addDays(day, 1)) {
    if (blocksOf(times, day).length > 0) continue;
    skipped.push({ day, ...(closureOf(times, day) ?? { by: "usual" }) });
  }
  return skipped;
}

function dueAfter(promise: AnswerPromise, times: OpenTimes, from: Date): Date {
  if (promise.unit === "open-hours") return goOn(times, from, promise.count * 60);
  const day = addWorkingDays(times, dutchDay(from), promise.count);
  const due = closingOn(times, day);
  // Promised for the same day, and received after closing time or on a day without hours: the next day that opens.
  return due !== null && due > from ? due : nextClosing(times, day);
}

/** A promise in working days ends as the practice closes for the day. */
function endOf({ unit }: AnswerPromise, times: OpenTimes, due: Date): Date {
  const day = dutchDay(due);
  return unit === "working-days" ? (closingOn(times, day) ?? nextClosing(times, day)) : due;
}

function closingOn(times: OpenTimes, day: string): Date | null {
  const minute = closingTimeOf(times, day);
  return minute === null ? null : momentOn(day, minute);
}

function nextClosing(times: OpenTimes, day: string): Date {
  const next = addWorkingDays(times, day, 1);
  // Without an opening in sight the days are public working days.
  return closingOn(times, next) ?? closingOn(usualTimes, next) ?? startOfDay(addDays(next, 1));
}

function goOn(times: OpenTimes, from: Date, minutes: number): Date {
  return addOpenTime(times, from, minutes) ?? from;
}
