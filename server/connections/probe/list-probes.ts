import { or, sql } from "drizzle-orm";
import { connectionProbe } from "#db/schema/connections.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { loadFacts } from "#server/connections/status/scope.ts";
import { hostsOf } from "#server/connections/status/service-rules.ts";
import type { HostProbe } from "./contract.ts";

/** The latest probe of each host in the organization's entries, without hosts that were never probed. */
export async function listProbes(access: Access<"connection.read">, now = new Date()): Promise<HostProbe[]> {
  return look(access, async (tx) => {
    const facts = await loadFacts(tx, access.organizationId, now);
    const hosts = [...new Set(facts.endpoints.filter((row) => row.untilVersionId === null).flatMap(hostsOf))];
    if (hosts.length === 0) return [];
    const rows = await tx
      .select()
      .from(connectionProbe)
      .where(or(...hosts.map((host) => sql`starts_with(${connectionProbe.address}, ${`${host}:`})`)));
    return rows.map(({ address, ...row }) => ({ host: address, ...row }));
  });
}
