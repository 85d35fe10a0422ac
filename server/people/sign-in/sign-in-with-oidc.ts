import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { person } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { type Account, findAccount } from "#server/access/account.ts";
import { lastClosing } from "#server/access/last-closing.ts";
import { proved } from "#server/access/proof.ts";
import { findSession } from "#server/access/session.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { env } from "#server/env.ts";
import { DomainError } from "#server/errors.ts";
import { tellOwner } from "#server/people/tell-owner.ts";
import { beginSession } from "./begin-session.ts";
import type { OidcClaims } from "./contract.ts";
import { recordRefusal } from "./record-refusal.ts";
import { isAskedAnew, reportsSecondFactor } from "./rules.ts";

/**
 * Signs in with claims of the organization's own provider. Never creates an account and never finds one by its e-mail
 * address: the subject is bound to it already, or is bound now, once, for somebody who has signed in here in this
 * browser. The transport has checked signature, issuer, audience, nonce and state. A session that the provider
 * remembered opens nothing.
 * @throws UNAUTHENTICATED
 */
export async function signInWithOidc(access: Access<"session.begin">, claims: OidcClaims): Promise<string> {
  const hasSecondFactor = reportsSecondFactor(claims.amr, env().OIDC_SECOND_FACTOR_AMR);
  const proof = { method: "oidc", hasSecondFactor } as const;
  const oidcSubject = `${claims.iss}|${claims.sub}`;
  const bound = await findAccount({ oidcSubject });
  const account = bound ?? (await accountToBind(access, claims));
  if (!account) {
    await recordRefusal(access, null, "oidc");
    throw new DomainError("UNAUTHENTICATED", "session.oidc-unknown");
  }
  const now = new Date();
  const { actor } = access;
  const closedAt = await lastClosing(account.personId, actor.kind === "person" ? actor.sessionId : null, now);
  if (!isAskedAnew(claims.auth_time, closedAt, now)) {
    await recordRefusal(access, account, "oidc");
    throw new DomainError("UNAUTHENTICATED", "session.oidc-stale");
  }
  if (bound) return beginSession(access, bound, proof);
  return beginSession(access, account, proof, (tx) => bind(tx, account, oidcSubject));
}

/**
 * The account to bind a new subject to: that of whoever is signed in here, when the provider has verified the same e-mail
 * address. One provider may serve all organizations, so an address alone proves nothing. A locked screen binds nothing,
 * nor does a password where a second factor guards the account.
 */
async function accountToBind({ actor }: Access<"session.begin">, claims: OidcClaims): Promise<Account | null> {
  if (actor.kind !== "person" || claims.email_verified !== true) return null;
  const now = new Date();
  const here = await findSession(actor.sessionId, actor.client, now);
  if (!here || here.state === "locked") return null;
  const account = await findAccount({ personId: actor.personId });
  if (!account || account.oidcSubject !== null || account.email !== claims.email) return null;
  if (!actor.hasSecondFactor && account.totpConfirmedAt !== null) return null;
  proved(actor, now);
  return account;
}

async function bind(tx: Transaction, account: Account, oidcSubject: string): Promise<AuditLine> {
  const bound = await tx
    .update(person)
    .set({ oidcSubject })
    .where(and(eq(person.personId, account.personId), isNull(person.oidcSubject)))
    .returning({ personId: person.personId });
  if (bound.length !== 1) throw new DomainError("CONFLICT", "session.oidc-unknown");
  await tellOwner(tx, account, "provider");
  return { event: "person.identity-bound", object: { type: "person", id: account.personId } };
}
