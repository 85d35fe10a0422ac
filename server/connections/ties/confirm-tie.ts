import { and, eq, isNull, notInArray } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { connectionConfirmation } from "#db/schema/connections.ts";
import { membership } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import type { Actor } from "#server/access/actor.ts";
import { announce, change } from "#server/access/change.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import type { ConfirmTieInput } from "./contract.ts";
import { claimantsOf } from "./scope.ts";

/**
 * Confirms that an organization is who it says, after a proof that is described: from then on tokens that name this code or name reach it.
 * @throws NOT_FOUND when it does not claim this any more, CONFLICT when another one that claims it is confirmed, or for who works there.
 */
export async function confirmTie(
  access: Access<"connection.confirm-tie">,
  input: ConfirmTieInput,
  now = new Date(),
): Promise<void> {
  const concerned = await change(access, async (tx, raw) => {
    const { concerned, lines } = await confirmInside(access, { tx, raw }, input, now);
    return { result: concerned, event: lines };
  });
  // The FHIR server follows, and so do the screens of whoever else claims it.
  for (const organizationId of concerned) announce(organizationId, "connection");
}

/** The same, in the caller's transaction. `concerned`: the organizations for which something changed. */
export async function confirmInside(
  access: Access<"connection.confirm-tie">,
  { tx, raw }: { tx: Transaction; raw: TransactionSql },
  { organizationId, designation, proof, note }: ConfirmTieInput,
  now = new Date(),
): Promise<{ concerned: ReadonlySet<string>; lines: AuditLine[] }> {
  const { actor } = access;
  const claimants = await claimantsOf(raw, designation);
  if (!claimants.includes(organizationId)) throw new DomainError("NOT_FOUND", "connection.claim-gone");
  if (await worksThere(tx, actor, organizationId)) throw new DomainError("CONFLICT", "connection.own-organization");
  const confirmationId = uuidv7();
  const lapsed = await withdrawLapsed(tx, actor, { designation, claimants }, now);
  const by = actor.kind === "person" ? { confirmedBy: actor.personId, confirmedByName: actor.name } : {};
  const made = await tx
    .insert(connectionConfirmation)
    .values({ confirmationId, confirmedFor: organizationId, designation, proof, note, ...by, confirmedAt: now })
    .onConflictDoNothing()
    .returning({ confirmationId: connectionConfirmation.confirmationId });
  if (made.length === 0) throw new DomainError("CONFLICT", "connection.tie-taken");
  const object = { type: "organization", id: organizationId };
  const line: AuditLine = { event: "connection.tie-confirmed", object, detail: { confirmationId, designation, proof } };
  const concerned = new Set([...claimants, ...lapsed.map(({ confirmedFor }) => confirmedFor)]);
  return { concerned, lines: [...lapsed.map(lapsedLine), line] };
}

type Lapsed = { confirmationId: string; confirmedFor: string; designation: string };

/**
 * Withdraws the confirmation of whoever claims this no more: it stands in no list, so nobody else could, and it would keep the next one out.
 * Whoever claims it again later is asked for a proof again. Own choice (2026-11-30).
 */
function withdrawLapsed(
  tx: Transaction,
  actor: Actor,
  { designation, claimants }: { designation: string; claimants: readonly string[] },
  now: Date,
): Promise<Lapsed[]> {
  const by = actor.kind === "person" ? { withdrawnBy: actor.personId, withdrawnByName: actor.name } : {};
  return tx
    .update(connectionConfirmation)
    .set({ withdrawnAt: now, ...by })
    .where(
      and(
        eq(connectionConfirmation.designation, designation),
        isNull(connectionConfirmation.withdrawnAt),
        notInArray(connectionConfirmation.confirmedFor, [...claimants]),
      ),
    )
    .returning({
      confirmationId: connectionConfirmation.confirmationId,
      confirmedFor: connectionConfirmation.confirmedFor,
      designation: connectionConfirmation.designation,
    });
}

function lapsedLine({ confirmationId, confirmedFor, designation }: Lapsed): AuditLine {
  const object = { type: "organization", id: confirmedFor };
  const detail = { confirmationId, designation, isClaimGone: true };
  return { event: "connection.tie-withdrawn", object, detail };
}

async function worksThere(tx: Transaction, actor: Actor, organizationId: string): Promise<boolean> {
  if (actor.kind !== "person") return false;
  const own = await tx
    .select({ personId: membership.personId })
    .from(membership)
    .where(
      and(
        eq(membership.organizationId, organizationId),
        eq(membership.personId, actor.personId),
        isNull(membership.endedAt),
      ),
    );
  return own.length > 0;
}
