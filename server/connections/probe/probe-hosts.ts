import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { connectionProbe } from "#db/schema/connections.ts";
import { env } from "#server/env.ts";
import { parseRanges } from "#server/probe/addresses.ts";
import { type ProbeOptions, type ProbeResult, probeHost } from "#server/probe/probe-host.ts";

export type HostFound = { address: string; result: ProbeResult };

/** Hosts probed concurrently. */
const togetherMax = 5;

/** Probes each host:port. Private networks are refused unless PROBE_ALLOW allows them. */
export async function probeHosts(addresses: readonly string[], options: ProbeOptions): Promise<HostFound[]> {
  const allow = parseRanges(env().PROBE_ALLOW);
  const found: HostFound[] = [];
  for (let start = 0; start < addresses.length; start += togetherMax) {
    const batch = addresses.slice(start, start + togetherMax);
    found.push(
      ...(await Promise.all(
        batch.map(async (address) => ({ address, result: await probeAddress(address, { allow, ...options }) })),
      )),
    );
  }
  return found;
}

/** Stores the latest result per host. */
export async function keepProbes(tx: Transaction, found: readonly HostFound[], now: Date): Promise<void> {
  if (found.length === 0) return;
  await tx
    .insert(connectionProbe)
    .values(found.map(({ address, result }) => ({ address, checkedAt: now, ...result })))
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

function probeAddress(address: string, options: ProbeOptions): Promise<ProbeResult> {
  const at = address.lastIndexOf(":");
  return probeHost(address.slice(0, at), Number(address.slice(at + 1)), options);
}
