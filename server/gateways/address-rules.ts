import type { ErrorReason } from "#server/errors.ts";

/**
 * Whether an address can hold the keys of a DVA. Keys decide who is believed, so they come over https; the demo, whose keys are made
 * on the same machine, may use http on the loopback address.
 */
export function refuseKeyAddress(address: string, isDemo: boolean): ErrorReason | null {
  const url = new URL(address);
  if (url.username !== "" || url.password !== "" || url.hash !== "") return "gateway.keys-address";
  if (url.protocol === "https:") return null;
  return isDemo && isLoopback(url.hostname) ? null : "gateway.keys-need-https";
}

/** The names of this machine for itself. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
}
