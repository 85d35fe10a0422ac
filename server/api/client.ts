import type { Client } from "#server/access/actor.ts";
import { plainAddress } from "#server/access/plain-address.ts";
import { env } from "#server/env.ts";

const agentLengthMax = 200;

/**
 * Where a request came from. Of X-Forwarded-For only what our own proxies added is believed, counted from the right;
 * without proxies the web process has put the address of the socket there itself.
 */
export function clientOf(headers: Headers): Client {
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const address = plainAddress(hops.at(-Math.max(1, env().TRUSTED_PROXIES)) ?? hops[0] ?? "");
  return { address: address || null, agent: headers.get("user-agent")?.slice(0, agentLengthMax) ?? null };
}
