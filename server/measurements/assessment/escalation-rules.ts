import { handledHours } from "#db/terms/measurement-alarms.ts";
import type { OpenTimes } from "#db/terms/opening-hours.ts";
import { addOpenTime, isOpen } from "#server/calendar/opening-hours.ts";

const minuteMs = 60_000;
const hourMs = 3_600_000;

/** Who receives an alarm, as agreed. */
export type Receivers = { receiverIds: readonly string[]; thenTeam: boolean; escalateAfterMinutes: number };
/** Whose an alarm is; `heldBy` null: the team's. */
export type Holder = { heldBy: string | null; position: number };

/** The first receiver who is here; without anybody the team, so that an alarm is never nobody's. */
export function firstHolder({ receiverIds }: Receivers, here: ReadonlySet<string>): Holder {
  const position = receiverIds.findIndex((id) => here.has(id));
  const heldBy = receiverIds[position];
  return heldBy === undefined ? { heldBy: null, position: receiverIds.length } : { heldBy, position };
}

/**
 * The next receiver after this position who is here; then the team. Null when it stays where it is: the team was not agreed, and somebody who
 * had it is here.
 */
export function nextHolder(receivers: Receivers, position: number, here: ReadonlySet<string>): Holder | null {
  const { receiverIds, thenTeam } = receivers;
  const first = position + 1;
  const next = firstHolder({ ...receivers, receiverIds: receiverIds.slice(first) }, here);
  if (next.heldBy !== null) return { ...next, position: first + next.position };
  const isAnybodyHere = receiverIds.some((id) => here.has(id));
  return thenTeam || !isAnybodyHere ? { heldBy: null, position: receiverIds.length } : null;
}

/** The earliest moment at which the next receiver can have it; null when nobody comes after this holder. */
export function earliestStep(
  { receiverIds, thenTeam, escalateAfterMinutes }: Receivers,
  { heldBy, position }: Holder,
  since: Date,
): Date | null {
  const isLast = heldBy === null || (position >= receiverIds.length - 1 && !thenTeam);
  return isLast ? null : new Date(Number(since) + escalateAfterMinutes * minuteMs);
}

/** What was handled since is shown as handled, and can be reopened. */
export function handledSince(now: Date): Date {
  return new Date(Number(now) - handledHours * hourMs);
}

/** Whether its holder had all the open time that was agreed. Never while the practice is closed: nobody would see the next notice. */
export function isToPassOn(times: OpenTimes, heldSince: Date, minutes: number, now: Date): boolean {
  const until = isOpen(times, now) ? addOpenTime(times, heldSince, minutes) : null;
  return until !== null && until <= now;
}
