import { or, sql } from "drizzle-orm";
import { connectionProbe } from "#db/schema/connections.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { HostProbe } from "./contract.ts";
import { hostsOf } from "./rules.ts";
import { factsInScope } from "./scope.ts";

/** The latest look at each host of the own entries; a host that was never looked at is not in it. */
export async function listProbes(access: Access<"connection.read">, now = new Date()): Promise<HostProbe[]> {
  return look(access, async (tx) => {
    const facts = await factsInScope(tx, access.organizationId, now);
    const hosts = [...new Set(facts.endpoints.filter((row) => row.untilVersionId === null).flatMap(hostsOf))];
    if (hosts.length === 0) return [];
    const rows = await tx
      .select()
      .from(connectionProbe)
      .where(or(...hosts.map((host) => sql`starts_with(${connectionProbe.address}, ${`${host}:`})`)));
    return rows.map(({ address, ...row }) => ({ host: address, ...row }));
  });
}
