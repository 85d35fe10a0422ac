import { connection } from "#db/schema/connections.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { refreshSummary } from "#server/connections/status/refresh-summary.ts";
import { loadFacts } from "#server/connections/status/scope.ts";
import { DomainError } from "#server/errors.ts";
import type { ReleaseConnectionInput } from "./contract.ts";
import { settleOpenCase } from "./settle-steps.ts";

/**
 * Records that an entry is not theirs. A connection found by AGB code stays released, so that it is not restored
 * automatically.
 */
export async function releaseConnection(
  access: Access<"connection.choose">,
  input: ReleaseConnectionInput,
  now = new Date(),
) {
  const { organizationId, actor } = access;
  return change(access, async (tx) => {
    const facts = await loadFacts(tx, organizationId, now);
    const connected = facts.connections.find((each) => each.providerName === input.providerName);
    if (!connected) throw new DomainError("NOT_FOUND", "connection.not-connected");
    await tx
      .insert(connection)
      .values({
        organizationId,
        providerName: connected.providerName,
        method: connected.method,
        chosenAt: connected.chosenAt ?? now,
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
        object: { type: "register-entry", id: connected.providerName },
        detail: { method: connected.method },
      },
    };
  });
}
