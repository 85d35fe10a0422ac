import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose";
import { env } from "#server/env.ts";
import { isLoopback } from "#server/gateways/address-rules.ts";
import { parseRanges } from "#server/probe/addresses.ts";
import { guardedFetch } from "#server/probe/guarded-fetch.ts";

/** How keys of issuers are kept: asked again after `keepMilliseconds`, or when a token names a key that is not there. */
export type KeySettings = { keepMilliseconds: number; cooldownMilliseconds: number; patienceMilliseconds: number };

export const keySettings: KeySettings = {
  keepMilliseconds: 600_000,
  // An unknown key is looked for at most so often: a stranger cannot make us ask more.
  cooldownMilliseconds: 5_000,
  patienceMilliseconds: 4_000,
};

const issuersMax = 500;

/** Keys by address. Each address is asked by this process only as often as the settings say. */
export type IssuerKeys = (address: string) => JWTVerifyGetKey;

export function openIssuerKeys(settings: KeySettings = keySettings): IssuerKeys {
  const { BALIE_DEMO, GATEWAY_ALLOW } = env();
  const millisecondsMax = settings.patienceMilliseconds;
  const allow = parseRanges(GATEWAY_ALLOW);
  const guarded = guardedFetch({ allow, millisecondsMax, bytesMax: 200_000 });
  // The demo's own keys lie on this machine.
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
      cacheMaxAge: settings.keepMilliseconds,
      timeoutDuration: settings.patienceMilliseconds,
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
