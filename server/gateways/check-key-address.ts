import { env } from "#server/env.ts";
import { DomainError } from "#server/errors.ts";
import { parseRanges } from "#server/probe/addresses.ts";
import { whereItLeads } from "#server/probe/guarded-fetch.ts";
import { isLoopback, refuseKeyAddress } from "./address-rules.ts";

/**
 * Refuses an address that cannot hold the keys of a DVA: without https, or inside a private network (unless GATEWAY_ALLOW opens it).
 * A name that does not resolve now is no reason to refuse; the door checks again at every connection.
 * @throws INVALID
 */
export async function checkKeyAddress(address: string): Promise<void> {
  const { BALIE_DEMO, GATEWAY_ALLOW } = env();
  const problem = refuseKeyAddress(address, BALIE_DEMO);
  if (problem) throw new DomainError("INVALID", problem);
  const { hostname } = new URL(address);
  if (BALIE_DEMO && isLoopback(hostname)) return;
  const place = await whereItLeads(hostname, parseRanges(GATEWAY_ALLOW));
  if (place === "private") throw new DomainError("INVALID", "gateway.keys-private");
}
