import { TZDate } from "@date-fns/tz";
import { type AttentionReason, attentionRanks } from "#db/terms/reviews.ts";

/** Two fixed rounds a day, until the practice plans its own. */
export const usualRoundTimes: readonly string[] = ["10:00", "14:00"];

/** Our own measure: a glance at a normal series, and a look with a conclusion at the others. */
const normalSeconds = 20;
const otherSeconds = 75;

/**
 * Which round it is: the one whose time is nearest, so that it begins halfway the one before. "Ronde van 14:00" at 13:20 and at 16:00;
 * the first of the day begins at midnight. Times in the Netherlands, in order.
 */
export function roundAt(now: Date, times: readonly string[]): { plannedAt: string; since: Date } {
  const at = new TZDate(now.getTime(), "Europe/Amsterdam");
  const minute = at.getHours() * 60 + at.getMinutes();
  const plan = times.map((time) => ({ time, minute: minutesOf(time) }));
  const begins = plan.map((each, index) => {
    const before = plan[index - 1];
    return { ...each, begin: before ? Math.floor((before.minute + each.minute) / 2) : 0 };
  });
  const current = begins.findLast((each) => each.begin <= minute) ?? { time: times[0] ?? "00:00", begin: 0 };
  const since = new TZDate(at.getFullYear(), at.getMonth(), at.getDate(), 0, current.begin, "Europe/Amsterdam");
  return { plannedAt: current.time, since: new Date(since.getTime()) };
}

/** How long this many patients will take, in whole minutes; nobody takes none. */
export function minutesFor(waitingCount: number, normalCount: number): number {
  return Math.ceil((normalCount * normalSeconds + (waitingCount - normalCount) * otherSeconds) / 60);
}

/** What the rules say of one part of what waits: the measurements, or one list of answers. */
export type Judged = { attention: number; reasons: readonly AttentionReason[]; isNormal: boolean };

/** All parts together: the patient stands where his most urgent part stands, and that part's reasons come first. */
export function together(parts: readonly Judged[]): {
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

/** Times of a day in order, each once. */
export function orderedTimes(times: readonly string[]): string[] {
  return [...new Set(times)].sort();
}

function minutesOf(time: string): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}
