import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { session } from "#db/schema/people.ts";
import type { SignInMethod } from "#db/terms/people.ts";
import { type Access, grant } from "#server/access/access.ts";
import { type Account, type Place, placesOf } from "#server/access/account.ts";
import { clientOf, type PersonActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { sessionHoursMax } from "#server/access/session.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { endTakenOver } from "./end-taken-over.ts";

/** How a person authenticated. */
type SignInProof = {
  method: SignInMethod;
  hasSecondFactor: boolean;
  /** Whether the second factor was a recovery code. */
  recoveryCode?: boolean;
  /** The organization to work for; default that of the latest session. */
  organizationId?: string;
};

/**
 * Creates a session for a person who has just authenticated; returns its id. Any session of this browser, whoever it
 * belonged to, ends: a session id never survives a sign-in. `also` runs in the same transaction.
 * @throws FORBIDDEN when the person works for no organization.
 */
export async function beginSession(
  access: Access<"session.begin">,
  account: Account,
  proof: SignInProof,
  also?: (tx: Transaction) => Promise<AuditLine>,
): Promise<string> {
  const places = await placesOf(account.personId);
  const place = places.find((one) => one.organizationId === proof.organizationId) ?? places[0];
  if (!place) throw new DomainError("FORBIDDEN", "session.no-organization");
  const { actor } = access;
  const sessionId = uuidv7();
  const arriving = arrivingActor(access, account, place, sessionId, proof);
  if (actor.kind === "person" && actor.personId !== account.personId) await endTakenOver(actor, arriving, places);
  return change(grant(arriving, "session.begin"), async (tx) => {
    const now = new Date();
    if (actor.kind === "person" && actor.personId === account.personId) {
      await tx
        .update(session)
        .set({ endedAt: now, endReason: "replaced" })
        .where(and(eq(session.sessionId, actor.sessionId), isNull(session.endedAt)));
    }
    await tx.insert(session).values({
      sessionId,
      personId: account.personId,
      organizationId: place.organizationId,
      method: proof.method,
      secondFactorAt: proof.hasSecondFactor ? now : null,
      provedAt: now,
      lastActiveAt: now,
      expiresAt: new Date(now.getTime() + sessionHoursMax * 3_600_000),
      clientAddress: clientOf(access.actor).address,
      clientAgent: clientOf(access.actor).agent,
    });
    const detail = {
      method: proof.method,
      secondFactor: proof.hasSecondFactor,
      ...(proof.recoveryCode ? { recoveryCode: true } : {}),
    };
    const object = { type: "person", id: account.personId };
    const lines: AuditLine[] = also ? [await also(tx)] : [];
    return { result: sessionId, event: [...lines, { event: "person.signed-in", object, detail }] };
  });
}

function arrivingActor(
  access: Access<"session.begin">,
  account: Account,
  place: Place,
  sessionId: string,
  proof: SignInProof,
): PersonActor {
  return {
    kind: "person",
    personId: account.personId,
    name: account.name,
    sessionId,
    organizationId: place.organizationId,
    organizationKind: place.organizationKind,
    roles: place.roles,
    hasSecondFactor: proof.hasSecondFactor,
    provedAt: new Date(),
    client: clientOf(access.actor),
  };
}
