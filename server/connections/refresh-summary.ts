import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { connection, connectionSummary } from "#db/schema/connections.ts";
import type { ConnectionStatus } from "./contract.ts";
import { factsInScope, type RegisterFacts } from "./scope.ts";
import { statusFrom } from "./status.ts";

/**
 * Brings the summary of one organization up to date inside a write, and records ties by AGB that the link list shows.
 * `connected since` moves only when the state itself changes.
 */
export async function refreshSummary(
  tx: Transaction,
  organizationId: string,
  now: Date,
): Promise<{ facts: RegisterFacts; status: ConnectionStatus }> {
  const facts = await factsInScope(tx, organizationId, now);
  if (facts.tiesToRecord.length > 0) {
    const rows = facts.tiesToRecord.map((providerName) => ({
      organizationId,
      providerName,
      method: "agb" as const,
      chosenAt: now,
    }));
    await tx.insert(connection).values(rows).onConflictDoNothing();
  }
  const status = statusFrom(facts, now);
  const row = {
    organizationKind: facts.organization.kind,
    organizationName: facts.organization.name,
    city: facts.organization.city,
    agb: facts.organization.agb,
    state: status.state,
    providerNames: status.ties.map((tie) => tie.providerName),
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
        // Without a fresh link list a changed code says nothing yet: the watch then comes back to it.
        ...(facts.isLinkListFresh ? {} : { agb: sql`${connectionSummary.agb}` }),
        stateSince: sql`case when ${connectionSummary.state} = excluded.state then ${connectionSummary.stateSince} else excluded.state_since end`,
      },
    });
  return { facts, status };
}

/** The HIS or AIS that the newest case names, else the one on the organization's own page. */
async function recordSystemName(tx: Transaction, organizationId: string): Promise<string | null> {
  const rows = await tx.execute<{ name: string }>(sql`
    select s.name from supplier s where s.supplier_id = coalesce(
      (select c.record_system_id from connection_case c
        where c.organization_id = ${organizationId} and c.record_system_id is not null order by c.case_id desc limit 1),
      (select o.record_system_id from organization o where o.organization_id = ${organizationId}))`);
  return rows[0]?.name ?? null;
}
