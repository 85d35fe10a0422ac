import { and, count, eq, gt, isNull } from "drizzle-orm";
import { membership, person, recoveryCode, session } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { Profile } from "./contract.ts";

/** The reader's own profile and sessions. */
export async function getProfile(access: Access<"profile.read">): Promise<Profile> {
  const { personId, sessionId } = personActing(access);
  const [people, codes, sessions] = await look(access, (tx) =>
    Promise.all([
      tx
        .select({
          name: person.name,
          email: person.email,
          passwordHash: person.passwordHash,
          totpConfirmedAt: person.totpConfirmedAt,
          oidcSubject: person.oidcSubject,
          locale: person.locale,
          theme: person.theme,
          density: person.density,
          mailOnConnectionChange: membership.mailOnConnectionChange,
        })
        .from(person)
        .innerJoin(membership, eq(membership.personId, person.personId))
        .where(and(eq(person.personId, personId), eq(membership.organizationId, access.organizationId))),
      tx
        .select({ left: count() })
        .from(recoveryCode)
        .where(and(eq(recoveryCode.personId, personId), isNull(recoveryCode.usedAt))),
      tx
        .select()
        .from(session)
        .where(and(eq(session.personId, personId), isNull(session.endedAt), gt(session.expiresAt, new Date())))
        .orderBy(session.createdAt),
    ]),
  );
  const [own] = people;
  if (!own) throw new DomainError("NOT_FOUND", "general.not-found");
  const { passwordHash, totpConfirmedAt, oidcSubject, ...facts } = own;
  return {
    ...facts,
    hasPassword: passwordHash !== null,
    secondFactorSince: totpConfirmedAt,
    hasOidc: oidcSubject !== null,
    recoveryCodesLeft: codes[0]?.left ?? 0,
    sessions: sessions.map((row) => ({
      sessionId: row.sessionId,
      personId,
      name: own.name,
      method: row.method,
      createdAt: row.createdAt,
      lastActiveAt: row.lastActiveAt,
      clientAddress: row.clientAddress,
      clientAgent: row.clientAgent,
      isThis: row.sessionId === sessionId,
    })),
  };
}
