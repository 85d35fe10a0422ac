import type { ErrorReason } from "#server/errors.ts";
import { isLoopback } from "#server/transport-rules.ts";

/**
 * Whether a URL may hold a DVA's keys. They decide which tokens are accepted, so https is required; the demo, whose
 * keys are generated on the same machine, may use http on loopback.
 */
export function refuseKeyAddress(address: string, isDemo: boolean): ErrorReason | null {
  const url = new URL(address);
  if (url.username !== "" || url.password !== "" || url.hash !== "") return "gateway.keys-address";
  if (url.protocol === "https:") return null;
  return isDemo && isLoopback(url.hostname) ? null : "gateway.keys-need-https";
}
