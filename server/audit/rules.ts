import { dutchDay } from "#server/calendar/clock.ts";
import type { AuditRow, Look } from "./contract.ts";

/**
 * Minutes that a line may commit after newer lines were sealed: a slow commit, or clock skew. Balie writes no line
 * later than this; such a line is never sealed, and checking the chain reports it.
 */
export const lateMinutesMax = 15;

/**
 * The id before which no new line may be added any more, from the newest sealed line and the time of the newest block.
 * The earlier of the two counts, so that one machine with a fast clock does not exclude the others.
 */
export function sealingHorizon(head: { sealedAt: Date } | null, newestId: string | null): string {
  if (!head || newestId === null) return firstIdAt(new Date(0));
  const newestMs = Math.min(momentOfId(newestId).getTime(), head.sealedAt.getTime());
  return firstIdAt(new Date(newestMs - lateMinutesMax * 60_000));
}

/** The timestamp in a UUIDv7 (RFC 9562 §5.7: milliseconds in the first 48 bits). */
export function momentOfId(id: string): Date {
  return new Date(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16));
}

/** The smallest UUIDv7 of a time, so that a period is a range of ids. */
export function firstIdAt(moment: Date): string {
  const hex = Math.max(0, moment.getTime()).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/**
 * Lines as an overview has them: those that differ only in their time become one per day, so that a patient reads who did what and not how
 * often a screen was opened. The lines come oldest first.
 */
export function mergedLooks(rows: readonly AuditRow[]): Look[] {
  const looks = new Map<string, Look>();
  for (const { occurredAt, actorId, ...row } of rows) {
    const { event, actorKind, actorName, actorRoles, responsibleName, basis, emergency, outcome } = row;
    const look = { event, actorKind, actorName, actorRoles, responsibleName, basis, emergency, outcome };
    const key = JSON.stringify([dutchDay(occurredAt), actorId, look]);
    const known = looks.get(key);
    if (known) known.count += 1;
    else looks.set(key, { at: occurredAt, count: 1, ...look });
  }
  return [...looks.values()];
}
