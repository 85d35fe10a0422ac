import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { person } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { type Account, findAccount } from "#server/access/account.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { env } from "#server/env.ts";
import { DomainError } from "#server/errors.ts";
import { beginSession } from "./begin-session.ts";
import type { OidcClaims } from "./contract.ts";
import { recordRefusal } from "./record-refusal.ts";

/**
 * Signs in with what the organization's own provider says. It never makes an account: the subject was bound before,
 * or its verified e-mail is that of somebody who was invited, once, and then the subject is bound. Signature, issuer,
 * audience, nonce and state were checked by the transport.
 */
export async function signInWithOidc(access: Access<"session.begin">, claims: OidcClaims): Promise<string> {
  const trusted = env()
    .OIDC_SECOND_FACTOR_AMR.split(",")
    .map((value) => value.trim());
  const proof = { method: "oidc", hasSecondFactor: claims.amr.some((value) => trusted.includes(value)) } as const;
  const oidcSubject = `${claims.iss}|${claims.sub}`;
  const bound = await findAccount({ oidcSubject });
  if (bound) return beginSession(access, bound, proof);
  const invited = await unboundAccount(claims);
  if (invited) return beginSession(access, invited, proof, (tx) => bind(tx, invited, oidcSubject));
  await recordRefusal(access, null, "oidc");
  throw new DomainError("UNAUTHENTICATED", "session.oidc-unknown");
}

async function unboundAccount(claims: OidcClaims): Promise<Account | null> {
  if (!claims.email || claims.email_verified !== true) return null;
  const account = await findAccount({ email: claims.email });
  return account?.oidcSubject === null ? account : null;
}

async function bind(tx: Transaction, account: Account, oidcSubject: string): Promise<AuditLine> {
  const bound = await tx
    .update(person)
    .set({ oidcSubject })
    .where(and(eq(person.personId, account.personId), isNull(person.oidcSubject)))
    .returning({ personId: person.personId });
  if (bound.length !== 1) throw new DomainError("CONFLICT", "session.oidc-unknown");
  return { event: "person.identity-bound", object: { type: "person", id: account.personId } };
}
