import { and, lt, or, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { invitation, session } from "#db/schema/people.ts";
import { type Access, grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { daysLater } from "#server/calendar/moments.ts";

/** Long enough to ask "was that me, last month?"; what must be kept longer is in the audit log. */
const keptDays = 90;

/**
 * Deletes, for every organization, ended sessions and used, withdrawn or expired links after ninety days: they hold
 * addresses and names and serve no purpose any more. Idempotent and safe to interrupt.
 * @returns how many of each.
 */
export async function forgetEnded(access: Access<"person.forget">, now = new Date()) {
  const before = daysLater(now, -keptDays);
  const forgotten = { sessions: 0, links: 0 };
  for (const organizationId of await look(access, organizations)) {
    const own = grant(systemActor("worker", organizationId), "person.forget");
    const { sessions, links } = await forgetOf(own, before);
    forgotten.sessions += sessions;
    forgotten.links += links;
  }
  return forgotten;
}

async function organizations(tx: Transaction): Promise<string[]> {
  const rows = await tx.select({ organizationId: organization.organizationId }).from(organization);
  return rows.map((row) => row.organizationId);
}

function forgetOf(access: Access<"person.forget">, before: Date) {
  return change(access, async (tx) => {
    const { organizationId } = access;
    const [sessions, links] = await Promise.all([
      tx
        .delete(session)
        .where(
          and(
            sql`${session.organizationId} = ${organizationId}`,
            or(lt(session.endedAt, before), lt(session.expiresAt, before)),
          ),
        )
        .returning({ id: session.sessionId }),
      tx
        .delete(invitation)
        .where(
          and(
            sql`${invitation.organizationId} = ${organizationId}`,
            or(lt(invitation.acceptedAt, before), lt(invitation.withdrawnAt, before), lt(invitation.expiresAt, before)),
          ),
        )
        .returning({ id: invitation.invitationId }),
    ]);
    const result = { sessions: sessions.length, links: links.length };
    if (result.sessions + result.links === 0) return { result, event: [] };
    const object = { type: "organization", id: organizationId };
    return { result, event: { event: "person.forgotten", object, detail: result } };
  });
}
