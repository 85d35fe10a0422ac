import { type AttentionReason, attentionRanks, undoSecondsMax } from "#db/terms/reviews.ts";
import { dutchClock, minuteOf } from "#server/calendar/clock.ts";
import { momentOn } from "#server/calendar/moments.ts";

/** Default: two rounds a day, until the practice plans its own. */
export const usualRoundTimes: readonly string[] = ["10:00", "14:00"];

/** Estimates of Balie: a glance at a normal series; the others need a conclusion. */
const normalSeconds = 20;
const otherSeconds = 75;

/**
 * The current round: the one whose time is nearest, so that it starts halfway after the previous one. "Ronde van 14:00"
 * at 13:20 and at 16:00; the first of the day starts at midnight. `times` are Dutch times, in order.
 */
export function roundAt(now: Date, times: readonly string[]): { plannedAt: string; since: Date } {
  const { day, minute } = dutchClock(now);
  const plan = times.map((time) => ({ time, minute: minuteOf(time) }));
  const begins = plan.map((each, index) => {
    const before = plan[index - 1];
    return { ...each, begin: before ? Math.floor((before.minute + each.minute) / 2) : 0 };
  });
  const current = begins.findLast((each) => each.begin <= minute) ?? { time: times[0] ?? "00:00", begin: 0 };
  return { plannedAt: current.time, since: momentOn(day, current.begin) };
}

/** The estimated duration for this many patients, in whole minutes. */
export function minutesFor(waitingCount: number, normalCount: number): number {
  return Math.ceil((normalCount * normalSeconds + (waitingCount - normalCount) * otherSeconds) / 60);
}

/** The findings of the rules in one part of what is waiting: the measurements, or one questionnaire response. */
export type Judged = { attention: number; reasons: readonly AttentionReason[]; isNormal: boolean };

/** Combines all parts: the most urgent one determines the place in the round, and its reasons come first. */
export function combine(parts: readonly Judged[]): {
  attention: number;
  reasons: AttentionReason[];
  isNormal: boolean;
} {
  const ordered = [...parts].sort((one, other) => other.attention - one.attention);
  const [first] = ordered;
  if (!first) return { attention: attentionRanks.unknown, reasons: [{ reason: "not-assessed" }], isNormal: false };
  return {
    attention: first.attention,
    reasons: ordered.flatMap((part) => part.reasons),
    isNormal: ordered.every((part) => part.isNormal),
  };
}

/** Until when the author of a review can undo it; null: not any more. */
export function undoUntil(made: { reviewedAt: Date; takenOverAt: Date | null }, now: Date): Date | null {
  const until = new Date(made.reviewedAt.getTime() + undoSecondsMax * 1000);
  return made.takenOverAt === null && now <= until ? until : null;
}

/** The times sorted, without duplicates. */
export function orderedTimes(times: readonly string[]): string[] {
  return [...new Set(times)].sort();
}
