import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { connection, connectionSummary } from "#db/schema/connections.ts";
import type { ConnectionStatus } from "./contract.ts";
import { loadFacts, type RegisterFacts } from "./scope.ts";
import { statusFrom } from "./status-rules.ts";

/**
 * Updates the summary of one organization inside a write, and records connections by AGB code found in the link list.
 * `connected since` only changes when the state itself changes.
 */
export async function refreshSummary(
  tx: Transaction,
  organizationId: string,
  now: Date,
): Promise<{ facts: RegisterFacts; status: ConnectionStatus }> {
  const facts = await loadFacts(tx, organizationId, now);
  if (facts.connectionsToStore.length > 0) {
    const rows = facts.connectionsToStore.map((providerName) => ({
      organizationId,
      providerName,
      method: "agb" as const,
      chosenAt: now,
    }));
    await tx.insert(connection).values(rows).onConflictDoNothing();
  }
  const status = statusFrom(facts, now);
  const providerNames = status.connections.map((connected) => connected.providerName);
  await markNamesInForce(tx, organizationId, providerNames);
  const row = {
    organizationKind: facts.organization.kind,
    organizationName: facts.organization.name,
    city: facts.organization.city,
    region: facts.organization.region,
    agb: facts.organization.agb,
    state: status.state,
    providerNames,
    serviceIds: status.services.map((service) => service.serviceId),
    recordSystemName: await recordSystemName(tx, organizationId),
    gatewayName: status.gateways[0]?.name ?? null,
    checkedAt: now,
  };
  await tx
    .insert(connectionSummary)
    .values({ organizationId, ...row, stateSince: now })
    .onConflictDoUpdate({
      target: connectionSummary.organizationId,
      set: {
        ...row,
        // Without a fresh link list a changed AGB code is inconclusive: it is left as it is, so that the watch returns
        // to it.
        ...(facts.isLinkListFresh ? {} : { agb: sql`${connectionSummary.agb}` }),
        stateSince: sql`case when ${connectionSummary.state} = excluded.state then ${connectionSummary.stateSince} else excluded.state_since end`,
      },
    });
  return { facts, status };
}

/** Marks the stored connections that count now, by which tokens and other claimants find them. */
async function markNamesInForce(tx: Transaction, organizationId: string, names: string[]): Promise<void> {
  const isInForce = inArray(connection.providerName, names);
  await tx
    .update(connection)
    .set({ isInForce })
    .where(and(eq(connection.organizationId, organizationId), ne(connection.isInForce, isInForce)));
}

/** The HIS or AIS of the newest case, else that of the organization. */
async function recordSystemName(tx: Transaction, organizationId: string): Promise<string | null> {
  const rows = await tx.execute<{ name: string }>(sql`
    select s.name from supplier s where s.supplier_id = coalesce(
      (select c.record_system_id from connection_case c
        where c.organization_id = ${organizationId} and c.record_system_id is not null order by c.case_id desc limit 1),
      (select o.record_system_id from organization o where o.organization_id = ${organizationId}))`);
  return rows[0]?.name ?? null;
}
