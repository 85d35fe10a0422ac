import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose";
import { env } from "#server/env.ts";
import { parseRanges } from "#server/probe/addresses.ts";
import { guardedFetch } from "#server/probe/guarded-fetch.ts";
import { isLoopback } from "#server/transport-rules.ts";

/** Caching of issuers' keys: fetched again after `cacheMilliseconds`, or when a token names an unknown key. */
export type KeySettings = { cacheMilliseconds: number; cooldownMilliseconds: number; timeoutMilliseconds: number };

export const keySettings: KeySettings = {
  cacheMilliseconds: 600_000,
  // Unknown keys cause no more fetches than this, whoever sends them.
  cooldownMilliseconds: 5_000,
  timeoutMilliseconds: 4_000,
};

const issuersMax = 500;

/** Keys by JWKS URL. */
export type IssuerKeys = (address: string) => JWTVerifyGetKey;

export function openIssuerKeys(settings: KeySettings = keySettings): IssuerKeys {
  const { BALIE_DEMO, GATEWAY_ALLOW } = env();
  const millisecondsMax = settings.timeoutMilliseconds;
  const allow = parseRanges(GATEWAY_ALLOW);
  const guarded = guardedFetch({ allow, millisecondsMax, bytesMax: 200_000 });
  // The demo's own keys are served by this machine.
  const own = guardedFetch({ allow: ["127.0.0.0/8", "::1/128"], millisecondsMax, bytesMax: 200_000 });
  const known = new Map<string, JWTVerifyGetKey>();
  return (address) => {
    const found = known.get(address);
    if (found) return found;
    if (known.size >= issuersMax) known.clear();
    const url = new URL(address);
    const reach = BALIE_DEMO && isLoopback(url.hostname) ? own : guarded;
    const keys = createRemoteJWKSet(url, {
      cooldownDuration: settings.cooldownMilliseconds,
      cacheMaxAge: settings.cacheMilliseconds,
      timeoutDuration: settings.timeoutMilliseconds,
      [customFetch]: async (target, options) => {
        const answer = await reach(target, options.signal ? { signal: options.signal } : {});
        // jose knows the platform's own Response.
        return new Response(await answer.text(), { status: answer.status });
      },
    });
    known.set(address, keys);
    return keys;
  };
}
