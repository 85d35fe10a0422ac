import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { transact } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { membership, person, session } from "#db/schema/people.ts";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import type { Role } from "#db/terms/people.ts";
import { database } from "./database.ts";

/** What sign-in reads about a person before there is a session. Never leaves the server. */
export type Account = typeof person.$inferSelect;

/** Exactly one key and so at most one row: accounts cannot be listed this way (db/security.sql, `by_key`). */
type AccountKey = { email: string } | { oidcSubject: string } | { personId: string };

/** The account with this key, or null. */
export async function findAccount(key: AccountKey): Promise<Account | null> {
  const wanted =
    "email" in key
      ? eq(person.email, key.email)
      : "oidcSubject" in key
        ? eq(person.oidcSubject, key.oidcSubject)
        : eq(person.personId, key.personId);
  const rows = await transact(database(), "write", key, (tx) => tx.select().from(person).where(wanted));
  return rows[0] ?? null;
}

/** An organization where a person works, with their roles there. */
export type Place = {
  organizationId: string;
  organizationKind: OrganizationKind;
  organizationName: string;
  roles: Role[];
};

/** The organizations where a person works, that of their latest session first. */
export async function placesOf(personId: string): Promise<Place[]> {
  const [places, latest] = await transact(database(), "write", { personId }, (tx) =>
    Promise.all([
      tx
        .select({
          organizationId: membership.organizationId,
          organizationKind: organization.kind,
          organizationName: organization.name,
          roles: membership.roles,
        })
        .from(membership)
        .innerJoin(organization, eq(organization.organizationId, membership.organizationId))
        .where(and(eq(membership.personId, personId), isNull(membership.endedAt)))
        .orderBy(membership.createdAt, membership.organizationId),
      tx
        .select({ organizationId: session.organizationId })
        .from(session)
        .where(and(eq(session.personId, personId), isNotNull(session.organizationId)))
        .orderBy(desc(session.createdAt), desc(session.sessionId))
        .limit(1),
    ]),
  );
  const last = latest[0]?.organizationId;
  return [
    ...places.filter((place) => place.organizationId === last),
    ...places.filter((place) => place.organizationId !== last),
  ];
}
