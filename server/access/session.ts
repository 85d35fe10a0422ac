import { and, eq, gte, isNull } from "drizzle-orm";
import { transact } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { membership, person, session } from "#db/schema/people.ts";
import type { Density, Locale, SessionEnd, SignInMethod, Theme } from "#db/terms/people.ts";
import { lacksSecondFactor } from "./access.ts";
import type { Client, PersonActor } from "./actor.ts";
import { database } from "./database.ts";

/** Minutes without an act of the person after which a screen locks. */
export const idleMinutesMax = 15;
/** Hours after which a session ends whatever happens. */
export const sessionHoursMax = 12;

/**
 * What a request's session turns out to be. `halfway`: the second factor is still to be shown. `locked`: still there,
 * but the person must unlock it first.
 */
export type FoundSession = {
  state: "active" | "halfway" | "locked";
  actor: PersonActor;
  method: SignInMethod;
  preferences: { locale: Locale; theme: Theme; density: Density };
};

/**
 * Looks up a session on every request, so that ending one works at once. Null when it is unknown, ended, past its
 * twelve hours, or its person has no place in the organization any more.
 */
export async function findSession(sessionId: string, client: Client, now: Date): Promise<FoundSession | null> {
  // By the session's own id: it opens that row, and the person it belongs to only after that.
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

/** Ends one session by its own id, before the person behind it can act again. Does nothing when it ended already. */
export async function endSession(sessionId: string, reason: SessionEnd): Promise<void> {
  await transact(database(), "write", { sessionId }, (tx) =>
    tx
      .update(session)
      .set({ endedAt: new Date(), endReason: reason })
      .where(and(eq(session.sessionId, sessionId), isNull(session.endedAt))),
  );
}

/**
 * Notes that the person did something, so that the screen stays open. It never opens a screen that is locked: that
 * takes a proof. No line in the log: it changes nothing but a clock.
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
