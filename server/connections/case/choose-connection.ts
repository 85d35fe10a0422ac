import { and, eq, isNull } from "drizzle-orm";
import { connection } from "#db/schema/connections.ts";
import { registerProvider } from "#db/schema/register.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { refreshSummary } from "#server/connections/status/refresh-summary.ts";
import { DomainError } from "#server/errors.ts";
import type { ChooseConnectionInput } from "./contract.ts";
import { settleOpenCase } from "./settle-steps.ts";

/**
 * Connects the organization to an entry of the register that a person identifies as theirs. An organization may have
 * several. @throws NOT_FOUND when the name is not in the list in force.
 */
export async function chooseConnection(
  access: Access<"connection.choose">,
  input: ChooseConnectionInput,
  now = new Date(),
) {
  const { organizationId, actor } = access;
  return change(access, async (tx) => {
    const inList = await tx
      .select({ name: registerProvider.name })
      .from(registerProvider)
      .where(and(eq(registerProvider.name, input.providerName), isNull(registerProvider.untilVersionId)));
    if (inList.length === 0) throw new DomainError("NOT_FOUND", "connection.entry-not-in-list");
    const method = input.from === "exact-name" ? ("name" as const) : ("person" as const);
    const chosenBy = actor.kind === "person" ? actor.personId : null;
    const choice = { method, chosenBy, chosenAt: now, releasedAt: null };
    await tx
      .insert(connection)
      .values({ organizationId, providerName: input.providerName, ...choice })
      .onConflictDoUpdate({ target: [connection.organizationId, connection.providerName], set: choice });
    const { status } = await refreshSummary(tx, organizationId, now);
    await settleOpenCase(tx, organizationId, { state: status.state, ownerId: chosenBy, now });
    return {
      result: { state: status.state },
      event: {
        event: "connection.chosen",
        object: { type: "register-entry", id: input.providerName },
        detail: { method, listVersion: status.list?.versionId ?? null, serial: status.list?.serial ?? null },
      },
    };
  });
}
