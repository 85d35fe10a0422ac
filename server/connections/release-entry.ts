import { connection } from "#db/schema/connections.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { ReleaseEntryInput } from "./contract.ts";
import { refreshSummary } from "./refresh-summary.ts";
import { factsInScope } from "./scope.ts";
import { settleOpenCase } from "./settle-steps.ts";

/**
 * Says that an entry is not theirs. A tie that was found by AGB stays released, so the system does not tie it again
 * by itself.
 */
export async function releaseEntry(access: Access<"connection.choose">, input: ReleaseEntryInput, now = new Date()) {
  const { organizationId, actor } = access;
  return change(access, async (tx) => {
    const facts = await factsInScope(tx, organizationId, now);
    const tie = facts.ties.find((each) => each.providerName === input.providerName);
    if (!tie) throw new DomainError("NOT_FOUND", "connection.not-tied");
    await tx
      .insert(connection)
      .values({
        organizationId,
        providerName: tie.providerName,
        method: tie.method,
        chosenAt: tie.chosenAt ?? now,
        releasedAt: now,
      })
      .onConflictDoUpdate({
        target: [connection.organizationId, connection.providerName],
        set: { releasedAt: now },
      });
    const { status } = await refreshSummary(tx, organizationId, now);
    const ownerId = actor.kind === "person" ? actor.personId : null;
    await settleOpenCase(tx, organizationId, { state: status.state, ownerId, now });
    return {
      result: { state: status.state },
      event: {
        event: "connection.released",
        object: { type: "register-entry", id: tie.providerName },
        detail: { method: tie.method },
      },
    };
  });
}
