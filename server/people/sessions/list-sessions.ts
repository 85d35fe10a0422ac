import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { person, session } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { ListedSession } from "./contract.ts";

/** Who is signed in for this organization, where and since when; the most recently active first. */
export async function listSessions(access: Access<"session.list">): Promise<ListedSession[]> {
  const { sessionId } = personActing(access);
  const rows = await look(access, (tx) =>
    tx
      .select({
        sessionId: session.sessionId,
        personId: session.personId,
        name: person.name,
        method: session.method,
        createdAt: session.createdAt,
        lastActiveAt: session.lastActiveAt,
        clientAddress: session.clientAddress,
        clientAgent: session.clientAgent,
      })
      .from(session)
      .innerJoin(person, eq(person.personId, session.personId))
      .where(
        and(
          eq(session.organizationId, access.organizationId),
          isNull(session.endedAt),
          gt(session.expiresAt, new Date()),
        ),
      )
      .orderBy(desc(session.lastActiveAt), desc(session.sessionId)),
  );
  return rows.map((row) => ({ ...row, isThis: row.sessionId === sessionId }));
}
