import { and, eq, gt, isNull, lt, lte } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import { session } from "#db/schema/people.ts";
import { type Access, grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { idleMinutesMax } from "#server/access/session.ts";
import type { AuditLine } from "#server/audit/record.ts";

/**
 * Puts in every organization's log which screens locked because nobody used them, and which sessions ran out. A request decides both for
 * itself, by the clock (`findSession`); this is for the browser that sends none any more. Idempotent and safe to interrupt.
 */
export async function expireSessions(access: Access<"session.expire">, now = new Date()): Promise<void> {
  const organizations = await look(access, (tx) =>
    tx.select({ organizationId: organization.organizationId }).from(organization),
  );
  for (const { organizationId } of organizations) {
    await expireOf(grant(systemActor("worker", organizationId), "session.expire"), now);
  }
}

function expireOf(access: Access<"session.expire">, now: Date): Promise<void> {
  const { sessionId, personId } = session;
  const open = and(eq(session.organizationId, access.organizationId), isNull(session.endedAt));
  return change(access, async (tx) => {
    const ended = await tx
      .update(session)
      .set({ endedAt: now, endReason: "expired" })
      .where(and(open, lte(session.expiresAt, now)))
      .returning({ sessionId, personId });
    const locked = await tx
      .update(session)
      .set({ lockedAt: now })
      .where(and(open, isNull(session.lockedAt), gt(session.expiresAt, now), lt(session.lastActiveAt, idleSince(now))))
      .returning({ sessionId, personId, since: session.lastActiveAt });
    const event = [
      ...ended.map(
        (one): AuditLine => ({
          event: "session.expired",
          object: { type: "session", id: one.sessionId },
          responsibleId: one.personId,
          detail: { personId: one.personId },
        }),
      ),
      ...locked.map(
        (one): AuditLine => ({
          event: "person.locked",
          object: { type: "person", id: one.personId },
          responsibleId: one.personId,
          detail: { by: "idle", since: one.since.toISOString(), sessionId: one.sessionId },
        }),
      ),
    ];
    return { result: undefined, event };
  });
}

function idleSince(now: Date): Date {
  return new Date(now.getTime() - idleMinutesMax * 60_000);
}
