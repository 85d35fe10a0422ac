import type { Client } from "#server/access/actor.ts";
import { plainAddress } from "#server/access/throttling/plain-address.ts";
import { env } from "#server/env.ts";

const agentLengthMax = 200;

/**
 * Where a request came from. Of X-Forwarded-For only the entries that our own proxies appended are trusted, counted
 * from the right; without proxies the web process has put the socket's address there itself.
 */
export function clientOf(headers: Headers): Client {
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const address = plainAddress(hops.at(-Math.max(1, env().TRUSTED_PROXIES)) ?? hops[0] ?? "");
  return { address: address || null, agent: headers.get("user-agent")?.slice(0, agentLengthMax) ?? null };
}
