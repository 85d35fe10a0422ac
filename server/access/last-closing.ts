import { desc, eq, or } from "drizzle-orm";
import { transact } from "#db/client.ts";
import { session } from "#db/schema/people.ts";
import type { SessionEnd } from "#db/terms/people.ts";
import { database } from "./database.ts";
import { idleMinutesMax } from "./session.ts";

/** Ends after which a person has to show again who they are. A session that was replaced was followed by such a proof. */
const closingEnds: readonly (SessionEnd | null)[] = ["signed-out", "revoked", "expired", "taken-over", "removed"];

const sessionsMax = 50;

/**
 * The latest moment at which something closed that a proof of identity from before it must not open: this browser's
 * screen locked, or a session of this person ended. Null when nothing did.
 */
export async function lastClosing(personId: string, browserSessionId: string | null, now: Date): Promise<Date | null> {
  const own = eq(session.personId, personId);
  const key = browserSessionId === null ? { personId } : { personId, sessionId: browserSessionId };
  const rows = await transact(database(), "write", key, (tx) =>
    tx
      .select()
      .from(session)
      .where(browserSessionId === null ? own : or(own, eq(session.sessionId, browserSessionId)))
      .orderBy(desc(session.createdAt))
      .limit(sessionsMax),
  );
  const moments = rows.flatMap((row) => closingsOf(row, row.sessionId === browserSessionId, now));
  return moments.length === 0 ? null : new Date(Math.max(...moments));
}

function closingsOf(row: typeof session.$inferSelect, isThisBrowser: boolean, now: Date): number[] {
  if (row.endedAt !== null) return closingEnds.includes(row.endReason) ? [row.endedAt.getTime()] : [];
  if (row.expiresAt <= now) return [row.expiresAt.getTime()];
  if (!isThisBrowser) return [];
  const idleAt = row.lastActiveAt.getTime() + idleMinutesMax * 60_000;
  return [...(row.lockedAt ? [row.lockedAt.getTime()] : []), ...(idleAt < now.getTime() ? [idleAt] : [])];
}
