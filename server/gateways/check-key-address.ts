import { env } from "#server/env.ts";
import { DomainError } from "#server/errors.ts";
import { parseRanges } from "#server/probe/addresses.ts";
import { resolveHost } from "#server/probe/guarded-fetch.ts";
import { isLoopback } from "#server/transport-rules.ts";
import { refuseKeyAddress } from "./address-rules.ts";

/**
 * Refuses a URL that may not hold a DVA's keys: without https, or in a private network (unless GATEWAY_ALLOW allows
 * it). A name that does not resolve now is accepted; the FHIR server checks again on every connection.
 * @throws INVALID
 */
export async function checkKeyAddress(address: string): Promise<void> {
  const { BALIE_DEMO, GATEWAY_ALLOW } = env();
  const problem = refuseKeyAddress(address, BALIE_DEMO);
  if (problem) throw new DomainError("INVALID", problem);
  const { hostname } = new URL(address);
  if (BALIE_DEMO && isLoopback(hostname)) return;
  const place = await resolveHost(hostname, parseRanges(GATEWAY_ALLOW));
  if (place === "private") throw new DomainError("INVALID", "gateway.keys-private");
}
