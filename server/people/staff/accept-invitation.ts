import { and, eq, gt, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { invitation, membership, person, recoveryCode, session } from "#db/schema/people.ts";
import type { Locale } from "#db/terms/people.ts";
import { type Access, grant } from "#server/access/access.ts";
import { type Account, findAccount } from "#server/access/account.ts";
import { clientOf } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import type { FoundInvitation } from "#server/access/link.ts";
import { verifyPassword } from "#server/access/password.ts";
import { countGuess, forgetGuesses } from "#server/access/throttling/sign-in-limits.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { choosePassword } from "#server/people/passwords/choose-password.ts";
import { tellOwner } from "#server/people/tell-owner.ts";
import type { AcceptInvitationInput } from "./contract.ts";
import { purposeOfLink } from "./rules.ts";
import { openInvitation, ownerBehindLink } from "./scope.ts";

/**
 * Uses a link: joins the organization, sets a new password, or removes the second factor so that a new one can be set.
 * All in one transaction that claims the link first, so that one of two concurrent requests wins. Does not sign in.
 * Returns the e-mail address to sign in with.
 */
export async function acceptInvitation(
  access: Access<"invitation.accept">,
  input: AcceptInvitationInput,
): Promise<{ email: string }> {
  const found = await openInvitation(input.token);
  const account = await findAccount({ email: found.email });
  if (input.use !== purposeOfLink(found.kind, account !== null)) {
    throw new DomainError("CONFLICT", "people.link-over");
  }
  const act = await prepare(access, input, found, account);
  const acting = actingFor(
    access,
    found,
    account?.personId ?? uuidv7(),
    input.use === "new-account" ? input.name : found.name,
  );
  await change(acting, async (tx) => {
    await claim(tx, found);
    const event = await act(tx, acting.actor.kind === "person" ? acting.actor.personId : "");
    return { result: undefined, event };
  });
  await forgetGuesses(found.email);
  return { email: found.email };
}

type Act = (tx: Transaction, personId: string) => Promise<AuditLine>;

/** Everything that can fail or takes long, before the link is claimed. */
async function prepare(
  access: Access<"invitation.accept">,
  input: AcceptInvitationInput,
  found: FoundInvitation,
  account: Account | null,
): Promise<Act> {
  switch (input.use) {
    case "new-account": {
      const passwordHash = await choosePassword(input.password, await ownerBehindLink(found, account, input.name));
      return (tx, personId) => join(tx, found, personId, { name: input.name, passwordHash, locale: input.locale });
    }
    case "known-account":
      await proveAccount(access, found.email, account, input.password);
      return (tx, personId) => join(tx, found, personId, null);
    case "password-reset": {
      const passwordHash = await choosePassword(input.password, await ownerBehindLink(found, account, found.name));
      return (tx, personId) => reset(tx, found, personId, { passwordHash }, "person.password-changed");
    }
    case "second-factor-reset":
      await proveAccount(access, found.email, account, input.password);
      return async (tx, personId) => {
        await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
        const none = { totpSecret: null, totpConfirmedAt: null, totpLastStep: null };
        return reset(tx, found, personId, none, "person.second-factor-reset");
      };
  }
}

/** Requires the password, or being signed in as that person (who may use OIDC only). */
async function proveAccount(
  access: Access<"invitation.accept">,
  email: string,
  account: Account | null,
  password: string,
): Promise<void> {
  await countGuess(email, clientOf(access.actor).address);
  if (account && access.actor.kind === "person" && access.actor.personId === account.personId) return;
  if (!(await verifyPassword(account?.passwordHash ?? null, password))) {
    throw new DomainError("UNAUTHENTICATED", "session.password-refused");
  }
}

/** The holder of the link acts for the person it names; the log has the link's id in place of a session. */
function actingFor(access: Access<"invitation.accept">, found: FoundInvitation, personId: string, name: string) {
  const { organizationId, organizationKind, invitationId, roles } = found;
  const place = { organizationId, organizationKind, roles, sessionId: invitationId };
  return grant(
    {
      kind: "person",
      personId,
      name,
      hasSecondFactor: false,
      provedAt: null,
      client: clientOf(access.actor),
      ...place,
    },
    "invitation.accept",
  );
}

async function claim(tx: Transaction, { organizationId, invitationId }: FoundInvitation): Promise<void> {
  const now = new Date();
  const claimed = await tx
    .update(invitation)
    .set({ acceptedAt: now })
    .where(
      and(
        eq(invitation.organizationId, organizationId),
        eq(invitation.invitationId, invitationId),
        isNull(invitation.acceptedAt),
        isNull(invitation.withdrawnAt),
        gt(invitation.expiresAt, now),
      ),
    )
    .returning({ invitationId: invitation.invitationId });
  if (claimed.length !== 1) throw new DomainError("NOT_FOUND", "people.link-over");
}

async function join(
  tx: Transaction,
  { organizationId, roles, email }: FoundInvitation,
  personId: string,
  account: { name: string; passwordHash: string; locale?: Locale | undefined } | null,
): Promise<AuditLine> {
  if (account) {
    const made = await tx
      .insert(person)
      .values({ personId, email, ...account })
      .onConflictDoNothing()
      .returning({ personId: person.personId });
    if (made.length !== 1) throw new DomainError("CONFLICT", "people.link-over");
  }
  await tx
    .insert(membership)
    .values({ organizationId, personId, roles })
    .onConflictDoUpdate({
      target: [membership.organizationId, membership.personId],
      // Somebody who comes back is as new as anybody (`secondPersonDaysMin`).
      set: { roles, endedAt: null, createdAt: new Date() },
    });
  return { event: "person.joined", object: { type: "person", id: personId }, detail: { roles } };
}

async function reset(
  tx: Transaction,
  { organizationId }: FoundInvitation,
  personId: string,
  fields: Partial<typeof person.$inferInsert>,
  event: "person.password-changed" | "person.second-factor-reset",
): Promise<AuditLine> {
  const here = await tx
    .select({ personId: membership.personId })
    .from(membership)
    .where(
      and(eq(membership.organizationId, organizationId), eq(membership.personId, personId), isNull(membership.endedAt)),
    );
  if (here.length !== 1) throw new DomainError("NOT_FOUND", "people.link-over");
  const [account] = await tx.update(person).set(fields).where(eq(person.personId, personId)).returning();
  if (account) await tellOwner(tx, account, event === "person.password-changed" ? "password" : "second-factor");
  await tx
    .update(session)
    .set({ endedAt: new Date(), endReason: "revoked" })
    .where(and(eq(session.personId, personId), isNull(session.endedAt)));
  return { event, object: { type: "person", id: personId } };
}
