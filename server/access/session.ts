import { and, eq, gte, isNull } from "drizzle-orm";
import { transact } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { membership, person, session } from "#db/schema/people.ts";
import type { Density, Locale, SignInMethod, Theme } from "#db/terms/people.ts";
import { lacksSecondFactor } from "./access.ts";
import type { Client, PersonActor } from "./actor.ts";
import { database } from "./database.ts";

/** Minutes without activity after which a screen locks. */
export const idleMinutesMax = 15;
/** Hours after which a session ends, active or not. */
export const sessionHoursMax = 12;

/**
 * The state of a request's session. `halfway`: the second factor has not been passed yet. `locked`: the person must
 * unlock it first.
 */
export type FoundSession = {
  state: "active" | "halfway" | "locked";
  actor: PersonActor;
  method: SignInMethod;
  preferences: { locale: Locale; theme: Theme; density: Density };
};

/**
 * Looks up the session on every request, so that ending one takes effect at once. Null when it is unknown, ended or
 * older than twelve hours, or when the person no longer works for the organization.
 */
export async function findSession(sessionId: string, client: Client, now: Date): Promise<FoundSession | null> {
  // By session id first: that gives access to this row only, and then to the person it belongs to.
  const own = await transact(database(), "write", { sessionId }, (tx) =>
    tx
      .select()
      .from(session)
      .where(and(eq(session.sessionId, sessionId), isNull(session.endedAt))),
  );
  const row = own[0];
  if (!row || row.expiresAt <= now || row.organizationId === null) return null;
  const { organizationId } = row;
  const found = await transact(database(), "write", { personId: row.personId, organizationId }, (tx) =>
    tx
      .select({
        name: person.name,
        locale: person.locale,
        theme: person.theme,
        density: person.density,
        roles: membership.roles,
        organizationKind: organization.kind,
      })
      .from(person)
      .innerJoin(membership, and(eq(membership.personId, person.personId), isNull(membership.endedAt)))
      .innerJoin(organization, eq(organization.organizationId, membership.organizationId))
      .where(and(eq(person.personId, row.personId), eq(membership.organizationId, organizationId))),
  );
  const who = found[0];
  if (!who) return null;
  const actor: PersonActor = {
    kind: "person",
    personId: row.personId,
    name: who.name,
    sessionId,
    organizationId,
    organizationKind: who.organizationKind,
    roles: who.roles,
    hasSecondFactor: row.secondFactorAt !== null,
    provedAt: row.provedAt,
    client,
  };
  const isLocked = row.lockedAt !== null || row.lastActiveAt < idleSince(now);
  return {
    state: isLocked ? "locked" : lacksSecondFactor(actor) ? "halfway" : "active",
    method: row.method,
    actor,
    preferences: { locale: who.locale, theme: who.theme, density: who.density },
  };
}

/**
 * Records activity, so that the screen stays unlocked. Never unlocks a locked screen: that requires authentication. Not
 * in the audit log: only a timestamp changes.
 */
export async function touchSession(sessionId: string, now: Date): Promise<void> {
  await transact(database(), "write", { sessionId }, (tx) =>
    tx
      .update(session)
      .set({ lastActiveAt: now })
      .where(
        and(
          eq(session.sessionId, sessionId),
          isNull(session.endedAt),
          isNull(session.lockedAt),
          gte(session.lastActiveAt, idleSince(now)),
        ),
      ),
  );
}

function idleSince(now: Date): Date {
  return new Date(now.getTime() - idleMinutesMax * 60_000);
}
