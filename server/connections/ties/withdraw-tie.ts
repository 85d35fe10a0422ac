import { and, eq, isNull } from "drizzle-orm";
import { connectionConfirmation } from "#db/schema/connections.ts";
import type { Access } from "#server/access/access.ts";
import { announce, change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { WithdrawTieInput } from "./contract.ts";
import { claimantsOf } from "./scope.ts";

/** Withdraws a confirmation, with the reason: tokens by this code or name reach nobody until somebody is confirmed again. */
export async function withdrawTie(
  access: Access<"connection.confirm-tie">,
  { confirmationId, note }: WithdrawTieInput,
  now = new Date(),
): Promise<void> {
  const { actor } = access;
  const by = actor.kind === "person" ? { withdrawnBy: actor.personId, withdrawnByName: actor.name } : {};
  const concerned = await change(access, async (tx, raw) => {
    const [withdrawn] = await tx
      .update(connectionConfirmation)
      .set({ withdrawnAt: now, withdrawalNote: note, ...by })
      .where(and(eq(connectionConfirmation.confirmationId, confirmationId), isNull(connectionConfirmation.withdrawnAt)))
      .returning({
        confirmedFor: connectionConfirmation.confirmedFor,
        designation: connectionConfirmation.designation,
      });
    if (!withdrawn) throw new DomainError("NOT_FOUND", "connection.tie-gone");
    const { confirmedFor, designation } = withdrawn;
    const claimants = await claimantsOf(raw, designation);
    const object = { type: "organization", id: confirmedFor };
    const detail = { confirmationId, designation };
    return {
      result: new Set([confirmedFor, ...claimants]),
      event: { event: "connection.tie-withdrawn", object, detail },
    };
  });
  for (const claimant of concerned) announce(claimant, "connection");
}
