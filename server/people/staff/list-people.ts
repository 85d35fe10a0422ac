import { and, asc, count, eq, gt, isNull, max } from "drizzle-orm";
import { membership, person, session } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { ListedPerson } from "./contract.ts";

/** Everybody who works here, by name, and whether they are signed in now. */
export async function listPeople(access: Access<"person.list">): Promise<ListedPerson[]> {
  const { organizationId } = access;
  const rows = await look(access, (tx) => {
    const open = tx
      .select({
        personId: session.personId,
        lastActiveAt: max(session.lastActiveAt).as("last_active_at"),
        sessionCount: count().as("session_count"),
      })
      .from(session)
      .where(
        and(eq(session.organizationId, organizationId), isNull(session.endedAt), gt(session.expiresAt, new Date())),
      )
      .groupBy(session.personId)
      .as("open_session");
    return tx
      .select({
        personId: person.personId,
        name: person.name,
        email: person.email,
        roles: membership.roles,
        passwordHash: person.passwordHash,
        oidcSubject: person.oidcSubject,
        totpConfirmedAt: person.totpConfirmedAt,
        lastActiveAt: open.lastActiveAt,
        sessionCount: open.sessionCount,
      })
      .from(membership)
      .innerJoin(person, eq(person.personId, membership.personId))
      .leftJoin(open, eq(open.personId, membership.personId))
      .where(and(eq(membership.organizationId, organizationId), isNull(membership.endedAt)))
      .orderBy(asc(person.name), asc(person.personId));
  });
  return rows.map(({ passwordHash, oidcSubject, totpConfirmedAt, sessionCount, ...row }) => ({
    ...row,
    hasSecondFactor: totpConfirmedAt !== null,
    signsInWith: [...(passwordHash ? (["password"] as const) : []), ...(oidcSubject ? (["oidc"] as const) : [])],
    sessionCount: sessionCount ?? 0,
  }));
}
