import { firstIdAt } from "#server/audit/rules.ts";

/** One hour of tolerance: the clock behind an id and the clock that timed a value need not agree. */
const clockRoomMs = 3_600_000;

/**
 * Partition pruning: a value measured at this moment or later has no smaller id, so older partitions can be skipped.
 * Values dated after their arrival are the exception, and those are set aside.
 */
export function firstIdSince(moment: Date): string {
  return firstIdAt(new Date(moment.getTime() - clockRoomMs));
}
