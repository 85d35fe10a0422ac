import { sql } from "drizzle-orm";
import { connectionProbe } from "#db/schema/connections.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { env } from "#server/env.ts";
import { parseRanges } from "#server/probe/addresses.ts";
import { type ProbeOptions, type ProbeResult, probeHost } from "#server/probe/probe-host.ts";
import { factsInScope } from "./scope.ts";

/** Hosts looked at in one go, and at the same time: an organization has a handful. */
const addressesMax = 40;
const togetherMax = 5;

/**
 * Looks at the hosts in the endpoints of the own entries: do they answer, with a valid certificate, until when. Runs in the
 * worker. Private networks are refused unless PROBE_ALLOW opens them.
 */
export async function probeEndpoints(access: Access<"connection.probe">, options: ProbeOptions = {}, now = new Date()) {
  const facts = await look(access, (tx) => factsInScope(tx, access.organizationId));
  const inForce = facts.endpoints.filter((row) => row.untilVersionId === null);
  const uris = inForce.flatMap((row) => [row.authorizationUri, row.tokenUri, row.resourceUri, row.subscriptionUri]);
  const addresses = [...new Set(uris.flatMap((uri) => addressOf(uri)))].sort().slice(0, addressesMax);
  const allow = parseRanges(env().PROBE_ALLOW);
  const results: { address: string; result: ProbeResult }[] = [];
  for (let start = 0; start < addresses.length; start += togetherMax) {
    const batch = addresses.slice(start, start + togetherMax);
    results.push(...(await Promise.all(batch.map((address) => probeAddress(address, { allow, ...options })))));
  }
  return change(access, async (tx) => {
    const rows = results.map(({ address, result }) => ({ address, checkedAt: now, ...result }));
    if (rows.length > 0) {
      await tx
        .insert(connectionProbe)
        .values(rows)
        .onConflictDoUpdate({
          target: connectionProbe.address,
          set: {
            checkedAt: sql`excluded.checked_at`,
            isReachable: sql`excluded.is_reachable`,
            isCertificateValid: sql`excluded.is_certificate_valid`,
            certificateExpiresAt: sql`excluded.certificate_expires_at`,
            reason: sql`excluded.reason`,
          },
        });
    }
    return {
      result: { addressCount: rows.length },
      event: {
        event: "connection.probed",
        object: { type: "organization", id: access.organizationId },
        detail: { addresses: rows.map((row) => row.address) },
      },
    };
  });
}

/** host:port of an address over https; nothing else is ever looked at. */
function addressOf(uri: string | null): string[] {
  if (!uri || !URL.canParse(uri)) return [];
  const { protocol, hostname, port } = new URL(uri);
  return protocol === "https:" ? [`${hostname}:${port || "443"}`] : [];
}

async function probeAddress(address: string, options: ProbeOptions) {
  const at = address.lastIndexOf(":");
  return { address, result: await probeHost(address.slice(0, at), Number(address.slice(at + 1)), options) };
}
